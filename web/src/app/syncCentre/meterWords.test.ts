import type { Meter } from '@holdfast/shared/protocol/meter';
import { describe, expect, it } from 'vitest';
import { meterWords } from './meterWords.ts';

const meter: Meter = {
  pool: { inUse: 0, open: 1, limit: 4 },
  database: { connections: 7, limit: 100, ageSeconds: 59 },
  statementsPerExchange: 0.4444,
  exchangesPerTransaction: 12,
};
const say = (change: Partial<Meter> = {}) => meterWords({ kind: 'read', meter: { ...meter, ...change } }, 'en-GB');

describe('what the connection meter says of the server', () => {
  it('says what it holds and what an exchange costs', () => {
    expect(say()).toBe(
      'Server: 1 of 4 database connections open · whole database 7 of 100 · 0.4 statements per exchange · 12 exchanges per transaction',
    );
  });

  it('leaves out what is not known', () => {
    expect(say({ database: null, statementsPerExchange: null, exchangesPerTransaction: null })).toBe(
      'Server: 1 of 4 database connections open',
    );
  });

  it.each([
    [60, 'whole database 7 of 100, 1 min ago'],
    [7_199, 'whole database 7 of 100, 119 min ago'],
    [7_200, 'whole database 7 of 100, 2 h ago'],
  ])('says how old a count of %i seconds is', (ageSeconds, words) => {
    expect(say({ database: { connections: 7, limit: 100, ageSeconds } })).toContain(words);
  });

  it.each(['signed_out', 'offline', 'asking', 'silent'] as const)('says quietly that it knows nothing: %s', (kind) => {
    expect(meterWords({ kind })).toMatch(/^Server: [^\d]+$/);
  });
});
