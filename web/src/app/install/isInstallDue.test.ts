import { describe, expect, it } from 'vitest';
import { type InstallFacts, isInstallDue } from './isInstallDue.ts';

const now = 1_800_000_000_000;
const day = 24 * 3_600_000;

describe('[AP3] installing is offered', () => {
  it.each<[when: string, facts: Partial<InstallFacts>, isDue: boolean]>([
    ['after the third saved record', {}, true],
    ['not before', { saved: 2 }, false],
    ['by the words for a phone’s menu too', { way: 'share_menu' }, true],
    ['not where it is installed, or cannot be', { way: null }, false],
    ['not again soon once it was declined', { declinedAt: now - 179 * day }, false],
    ['again after half a year', { declinedAt: now - 180 * day }, true],
    ['not while the clock stands before that', { declinedAt: now + day }, false],
  ])('%s', (_, facts, isDue) => {
    expect(isInstallDue({ saved: 3, way: 'prompt', declinedAt: null, now, ...facts })).toBe(isDue);
  });
});
