import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertState, calm, planAlert, type Sighting, waitingMs } from './connectionAlert.ts';

const limit = 80;

/** What crossed, in words, after each sighting. */
function follow(sightings: readonly Sighting[]): string[][] {
  let state: AlertState = calm;
  return sightings.map((seen) => {
    const next = planAlert(state, seen, limit);
    state = next.state;
    return next.crossings.map(({ alert, raised }) => `${alert} ${raised ? 'raised' : 'cleared'}`);
  });
}

const full = (...percents: (number | null)[]) =>
  follow(percents.map((usedPercent, n) => ({ at: n * 1000, usedPercent, waiting: 0 })));
const waits = (...seen: [seconds: number, waiting: number][]) =>
  follow(seen.map(([seconds, waiting]) => ({ at: seconds * 1000, usedPercent: null, waiting })));

describe('an alert about the database’s connections', () => {
  it('is raised at the limit, once', () => {
    expect(full(79, 80, 81, 100)).toEqual([[], ['database_connections raised'], [], []]);
  });

  it('is over ten points below, not before, so a number that trembles makes one alert', () => {
    expect(full(80, 79, 80, 71, 80, 70, 79)).toEqual([
      ['database_connections raised'],
      [],
      [],
      [],
      [],
      ['database_connections cleared'],
      [],
    ]);
  });

  it('is neither raised nor cleared by not knowing', () => {
    expect(full(null, 90, null, 20)).toEqual([
      [],
      ['database_connections raised'],
      [],
      ['database_connections cleared'],
    ]);
  });
});

describe('an alert about waiting for a connection', () => {
  it('is raised when somebody waits at every look for ten seconds, not for a moment', () => {
    expect(waits([0, 3], [9, 1], [10, 2], [11, 2])).toEqual([[], [], ['pool_waiting raised'], []]);
    expect(waits([0, 3], [5, 0], [10, 2], [15, 1])).toEqual([[], [], [], []]);
  });

  it('is over when nobody waited for ten seconds', () => {
    const raised: [number, number][] = [
      [0, 1],
      [10, 1],
    ];
    expect(waits(...raised, [11, 0], [20, 0], [21, 0]).slice(2)).toEqual([[], [], ['pool_waiting cleared']]);
    expect(waits(...raised, [11, 0], [20, 1], [29, 0], [38, 0]).slice(2)).toEqual([[], [], [], []]);
  });
});

it('whatever is seen, raised and cleared take turns, and no faster than waiting allows', () => {
  const sighting = fc.record({
    step: fc.integer({ min: 0, max: 8_000 }),
    usedPercent: fc.option(fc.integer({ min: 0, max: 100 })),
    waiting: fc.integer({ min: 0, max: 2 }),
  });
  let crossed = 0;
  fc.assert(
    fc.property(fc.array(sighting, { maxLength: 60 }), (seen) => {
      let at = 0;
      let state: AlertState = calm;
      let lastWaitingCrossing = -Infinity;
      for (const { step, usedPercent, waiting } of seen) {
        at += step;
        const next = planAlert(state, { at, usedPercent, waiting }, limit);
        for (const { alert, raised } of next.crossings) {
          crossed += 1;
          expect(raised).toBe(!state.raised[alert]);
          if (alert === 'database_connections') continue;
          expect(at - lastWaitingCrossing).toBeGreaterThanOrEqual(waitingMs);
          lastWaitingCrossing = at;
        }
        state = next.state;
      }
    }),
  );
  expect(crossed).toBeGreaterThan(100);
});
