import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownZone, offsetAt } from './zoneOffset.ts';

const names = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
const hourMs = 3_600_000;

/** What Intl says of that instant, asked each time. */
function said(ms: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName');
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name?.value ?? '') ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

describe('what is remembered of a zone', () => {
  it('is what Intl says of every instant, however days are asked for', () => {
    const instant = fc.integer({ min: Date.UTC(1950), max: Date.UTC(2050) });
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(instant, { minLength: 1, maxLength: 8 }), (name, instants) => {
        for (const ms of instants) expect(offsetAt(ms, name)).toBe(said(ms, name));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), 1, 2],
    ['America/New_York', Date.UTC(2026, 10, 1, 6), -4, -5],
    ['Pacific/Apia', Date.UTC(2011, 11, 30, 10), -10, 14],
  ])('changes in %s at the very instant', (name, at, before, after) => {
    expect(offsetAt(at - 1, name) / hourMs).toBe(before);
    expect(offsetAt(at, name) / hourMs).toBe(after);
  });

  it('has an end, and what is forgotten is asked again', () => {
    const day = 24 * hourMs;
    for (let days = 0; days < 25_000; days++) offsetAt(days * day, 'Europe/Berlin');
    expect(offsetAt(Date.UTC(2026, 6, 1), 'Europe/Berlin')).toBe(2 * hourMs);
    expect(offsetAt(Date.UTC(1975, 6, 1), 'Europe/Berlin')).toBe(hourMs);
  });

  it('knows offsets by name, and nothing of what is no zone', () => {
    expect([isKnownZone('+05:30'), isKnownZone('Asia/Kolkata'), isKnownZone('Mars/Olympus')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([offsetAt(0, '+05:30') / hourMs, offsetAt(0, 'Mars/Olympus'), offsetAt(Number.NaN, 'Asia/Kolkata')]).toEqual(
      [5.5, 0, 0],
    );
  });
});
