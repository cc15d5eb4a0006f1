import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import { expect, it } from 'vitest';
import type { TransportOutcome } from './ports.ts';
import { type SizeChange, sizeChangeOf } from './sizeChange.ts';

const unmarked = (status: number): TransportOutcome => ({ kind: 'unreachable', status, retryAfterMs: null });
const noAnswer: TransportOutcome = { kind: 'unreachable', retryAfterMs: null };
const whose = { account: 'u', workspace: 'w', device: 'd' };
const batch = { ...whose, cursor: null, changes: [], marks: [], waiting: 0, isHeld: false };

it.each<[string, TransportOutcome, number, SizeChange]>([
  ['an unmarked 413', unmarked(413), 0, 'split'],
  ['an unmarked 429', unmarked(429), 0, 'keep'],
  ['an unmarked 403', unmarked(403), 0, 'search'],
  ['an unmarked 502, however late', unmarked(502), maxBodyMs, 'search'],
  ['no answer', noAnswer, maxBodyMs - 1, 'keep'],
  ['no answer as long as the server waits for a body', noAnswer, maxBodyMs, 'halve'],
  ['a problem', { kind: 'problem', code: 'too_large', retryAfterMs: null }, maxBodyMs, 'split'],
  ['a portal', { kind: 'portal' }, maxBodyMs, 'keep'],
])('%s', (_, outcome, tookMs, change) => {
  expect(sizeChangeOf({ batch, outcome, sentAt: 1000, receivedAt: 1000 + tookMs })).toBe(change);
});
