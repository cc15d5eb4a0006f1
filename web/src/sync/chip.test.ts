import { describe, expect, it } from 'vitest';
import { type ChipFacts, planChip, wordWait } from './chip.ts';
import { initialStatus, type SyncProblem } from './status.ts';

const now = 1_800_000_000_000;
const calm: ChipFacts = {
  status: { ...initialStatus, syncedAt: now },
  unsent: 0,
  oldestUnsentAt: null,
  refused: 0,
  signedIn: true,
  paused: false,
  now,
};
const say = (facts: Partial<ChipFacts>) => planChip({ ...calm, ...facts }, () => '14:02').text;
const withProblem = (problem: SyncProblem, rest: Partial<ChipFacts> = {}) =>
  say({ unsent: 5, oldestUnsentAt: now, status: { ...calm.status, problem }, ...rest });

describe('the chip', () => {
  it.each([
    ['2 need you', () => say({ refused: 2, unsent: 5, signedIn: false })],
    ['1 needs you', () => say({ refused: 1 })],
    ['Sign in to sync · 5 saved here', () => say({ signedIn: false, unsent: 5, oldestUnsentAt: now })],
    ['Sign in to sync', () => say({ signedIn: false })],
    ['Sign in to sync · 5 saved here', () => withProblem({ kind: 'signed_out' })],
    ['Update Holdfast to sync · 5 saved here', () => withProblem({ kind: 'upgrade_required' })],
    ['Storage full', () => withProblem({ kind: 'storage_full', retryAt: null })],
    ['Offline · 5 saved here', () => withProblem({ kind: 'offline', retryAt: now + 1000 })],
    [
      "Can't reach server · trying again in 40 s · 5 saved here",
      () => withProblem({ kind: 'unreachable', retryAt: now + 39_100 }),
    ],
    ['This Wi-Fi wants a sign-in · 5 saved here', () => withProblem({ kind: 'portal', retryAt: null })],
    ['Paused · 5 saved here', () => say({ paused: true, unsent: 5, oldestUnsentAt: now })],
    ['Sending 3 of 12', () => say({ unsent: 9, status: { ...calm.status, progress: { sent: 3, total: 12 } } })],
    ['5 saved here', () => say({ unsent: 5, oldestUnsentAt: now })],
    ['Saved everywhere · 14:02', () => say({})],
  ])('says %j', (text, chip) => expect(chip()).toBe(text));

  it('never says "everywhere" while anything is unsent, refused, or was never synced', () => {
    for (const facts of [{ unsent: 1 }, { refused: 1 }, { status: initialStatus }, { signedIn: false }]) {
      expect(say(facts)).not.toMatch(/everywhere/);
    }
  });

  it('says how long the oldest edit has waited, from an hour on', () => {
    const offline = (waited: number) =>
      withProblem({ kind: 'offline', retryAt: null }, { oldestUnsentAt: now - waited });
    expect(offline(59 * 60_000)).toBe('Offline · 5 saved here');
    expect(offline(60 * 60_000)).toBe('Offline · 5 saved here · oldest 1 h');
    expect(wordWait(72 * 3_600_000)).toBe('3 days');
  });
});
