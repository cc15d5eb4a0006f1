import { problemCodes } from '@holdfast/shared/protocol/problemCode';
import { describe, expect, it } from 'vitest';
import { type ChipFacts, planChip, wordWait } from './chip.ts';
import { initialStatus, type SyncProblem } from './status.ts';

const now = 1_800_000_000_000;
const calm: ChipFacts = {
  status: { ...initialStatus, syncedAt: now },
  unsent: 0,
  oldestUnsentAt: null,
  refused: 0,
  session: 'live',
  paused: false,
  now,
};
const plan = (facts: Partial<ChipFacts>) => planChip({ ...calm, ...facts }, () => '14:02');
const five = { unsent: 5, oldestUnsentAt: now };
const problem = (found: SyncProblem): Partial<ChipFacts> => ({ ...five, status: { ...calm.status, problem: found } });
const progress = { unsent: 9, status: { ...calm.status, progress: { sent: 3, total: 12 } } };

describe('the chip', () => {
  it.each<[text: string, tone: string, facts: Partial<ChipFacts>]>([
    ['2 need you', 'needs_you', { ...five, refused: 2, session: 'ended' }],
    ['1 needs you', 'needs_you', { refused: 1, session: 'none' }],
    ['Sign in to sync · 5 saved here', 'waiting', { ...five, session: 'ended' }],
    ['Sign in to sync', 'waiting', { session: 'ended' }],
    [
      'Sign in to sync · 5 saved here',
      'waiting',
      { ...problem({ kind: 'upgrade_required', retryAt: null }), session: 'ended' },
    ],
    ['On this device', 'quiet', { session: 'none' }],
    ['On this device', 'quiet', { status: initialStatus, session: 'none', paused: true }],
    ['On this device', 'quiet', { ...problem({ kind: 'upgrade_required', retryAt: null }), session: 'none' }],
    ['On this device', 'quiet', { ...problem({ kind: 'storage_full', retryAt: null }), session: 'none' }],
    ['On this device', 'quiet', { ...problem({ kind: 'offline', retryAt: now + 1000 }), session: 'none' }],
    ['On this device', 'quiet', { ...problem({ kind: 'crashed', retryAt: null }), session: 'none' }],
    ['On this device', 'quiet', { ...progress, session: 'none' }],
    ['Update Holdfast to sync · 5 saved here', 'waiting', problem({ kind: 'upgrade_required', retryAt: null })],
    ['Storage full', 'needs_you', problem({ kind: 'storage_full', retryAt: null })],
    ['Offline · 5 saved here', 'waiting', problem({ kind: 'offline', retryAt: now + 1000 })],
    [
      "Can't reach server · trying again in 40 s · 5 saved here",
      'waiting',
      problem({ kind: 'unreachable', retryAt: now + 39_100 }),
    ],
    ['This Wi-Fi wants a sign-in · 5 saved here', 'waiting', problem({ kind: 'portal', retryAt: null })],
    [
      'The server is busy · trying again in 2 s · 5 saved here',
      'waiting',
      problem({ kind: 'unavailable', retryAt: now + 2000 }),
    ],
    ['Paused · 5 saved here', 'waiting', { ...problem({ kind: 'offline', retryAt: null }), paused: true }],
    ['Storage full', 'needs_you', { ...problem({ kind: 'storage_full', retryAt: null }), paused: true }],
    [
      'Update Holdfast to sync · 5 saved here',
      'waiting',
      { ...problem({ kind: 'upgrade_required', retryAt: null }), paused: true },
    ],
    ['Storage does not answer', 'needs_you', { ...problem({ kind: 'storage_silent', retryAt: null }), refused: 2 }],
    [
      'Storage does not answer',
      'needs_you',
      { ...problem({ kind: 'storage_silent', retryAt: null }), session: 'none' },
    ],
    [
      'Storage does not answer',
      'needs_you',
      { ...problem({ kind: 'storage_silent', retryAt: null }), session: 'ended' },
    ],
    ['Storage does not answer', 'needs_you', { ...problem({ kind: 'storage_silent', retryAt: null }), paused: true }],
    ['Paused · 5 saved here', 'waiting', { ...five, paused: true }],
    ['Sending 3 of 12', 'waiting', progress],
    ['5 saved here', 'waiting', five],
    ['Saved everywhere · 14:02', 'calm', {}],
  ])('says %j, %s', (text, tone, facts) => expect(plan(facts)).toEqual({ tone, text }));

  it.each<Partial<ChipFacts>>([
    { unsent: 1 },
    { refused: 1 },
    { status: initialStatus },
    { session: 'none' },
    { session: 'ended' },
  ])('never says "everywhere" with %j', (facts) => {
    expect(plan(facts).text).not.toMatch(/everywhere/);
  });

  it('has words of its own for whatever the server says, but for a session that ended either way', () => {
    const codes = problemCodes.filter((code) => code !== 'not_a_member');
    const texts = codes.map((kind) => plan({ status: { ...calm.status, problem: { kind, retryAt: null } } }).text);
    expect(new Set(texts).size).toBe(codes.length);
    expect(texts).not.toContain("Can't reach server");
  });

  it('owns up to a problem another version of the app has found', () => {
    const kind = 'of_another_version' as SyncProblem['kind'];
    expect(plan(problem({ kind, retryAt: null })).text).toBe('Sync has a fault · 5 saved here');
  });

  it.each([
    [59 * 60_000, 'Offline · 5 saved here'],
    [60 * 60_000, 'Offline · 5 saved here · oldest 1 h'],
  ])('says how long the oldest edit has waited, from an hour on: %i ms', (waited, text) => {
    const facts = { ...problem({ kind: 'offline', retryAt: null }), oldestUnsentAt: now - waited };
    expect(plan(facts).text).toBe(text);
  });

  it('counts days from two on', () => expect(wordWait(72 * 3_600_000)).toBe('3 days'));
});
