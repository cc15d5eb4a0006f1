import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWallMinutes, instantToWall, wallMinutesBetween, wallToInstant } from './zonedTime.ts';

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];

describe('wall time and moments', () => {
  it('every moment of a whole minute comes back, but in the hour that happens twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 40_000_000 }), (zone, minute) => {
        const ms = minute * 60_000 + Date.UTC(2000, 0, 1);
        const wall = instantToWall(ms, zone);
        const back = wallToInstant(wall, zone);
        expect(instantToWall(back, zone)).toBe(wall);
        expect([0, 30 * 60_000, 60 * 60_000]).toContain(ms - back);
      }),
    );
  });

  it('keeps the wall clock across a change of daylight saving', () => {
    expect(wallToInstant('2026-03-28T09:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 8));
    expect(wallToInstant('2026-03-29T09:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 7));
  });

  it('reads a skipped time an hour later, and the first of two', () => {
    expect(instantToWall(wallToInstant('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-03-29T03:30');
    expect(wallToInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('shows a far event on the wall here', () => {
    const tokyo = wallToInstant('2026-11-24T09:00', 'Asia/Tokyo');
    expect(instantToWall(tokyo, 'America/New_York')).toBe('2026-11-23T19:00');
  });

  it('reads a zone it does not know as UTC', () => {
    expect(wallToInstant('2026-01-01T00:00', 'Mars/Olympus')).toBe(Date.UTC(2026, 0, 1));
  });

  it('moves the hands of a clock over midnight and the year', () => {
    expect(addWallMinutes('2026-12-31T23:30', 60)).toBe('2027-01-01T00:30');
    expect(wallMinutesBetween('2026-12-31T23:30', '2027-01-01T00:30')).toBe(60);
  });
});
