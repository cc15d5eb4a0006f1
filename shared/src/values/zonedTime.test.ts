import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddText } from './fakes/oddText.ts';
import { addWallMinutes, instantToWall, moveWall, wallMinutesBetween, wallToInstant, zoneOf } from './zonedTime.ts';

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];

describe('wall time and instants', () => {
  it('every instant of a whole minute comes back, but in the hour that happens twice', () => {
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

  it('counts the years that are typed digit by digit', () => {
    expect(addWallMinutes('0002-11-24T23:30', 60)).toBe('0002-11-25T00:30');
    expect(wallMinutesBetween('0026-01-01T00:00', '2026-01-01T00:00') / 1440).toBe(730_485);
    expect(moveWall('0026-11-24T09:00', 'Europe/Berlin', 'Europe/Berlin')).toBe('0026-11-24T09:00');
  });

  it('has no wall time outside of four digits, and no instant for what is no wall time', () => {
    expect(instantToWall(Number.NaN, 'UTC')).toBe('');
    expect(instantToWall(9e15, 'Europe/Berlin')).toBe('');
    expect(addWallMinutes('9999-12-31T23:30', 60)).toBe('');
    expect(wallToInstant('2026-11-24', 'UTC')).toBeNaN();
    expect(addWallMinutes('', 60)).toBe('');
  });

  it('[FO5] throws for no text, in whatever place', () => {
    fc.assert(
      fc.property(oddText, oddText, fc.oneof(fc.constantFrom(...zones, '+05:30', '-12:00'), oddText), (a, b, zone) => {
        const ms = wallToInstant(a, zone);
        for (const wall of [instantToWall(ms, zone), addWallMinutes(a, 90), moveWall(a, zone, b)])
          expect(wall).toMatch(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)?$/);
        expect(Number.isInteger(wallMinutesBetween(a, b)) || Number.isNaN(wallMinutesBetween(a, b))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the zone of a device', () => {
  it.each([
    ['Europe/Berlin', 60, 'Europe/Berlin'],
    ['Asia/Kolkata', 330, 'Asia/Kolkata'],
    ['+05:30', 330, '+05:30'],
    ['Etc/Unknown', 330, '+05:30'],
    ['GMT+0530', 330, '+05:30'],
    [undefined, -210, '-03:30'],
    [undefined, 0, '+00:00'],
  ])('is named %j by the browser, at %i minutes, and kept as %s', (name, offset, zone) => {
    expect(zoneOf(name, offset)).toBe(zone);
  });

  it('may be an offset, in summer and winter', () => {
    expect(moveWall('2026-07-24T09:00', '+05:30', 'Asia/Calcutta')).toBe('2026-07-24T09:00');
    expect(moveWall('2026-11-24T09:00', '-12:00', '+14:00')).toBe('2026-11-25T11:00');
  });

  it('has two names for one wall', () => {
    expect(moveWall('2026-11-24T09:00', 'Asia/Calcutta', 'Asia/Kolkata')).toBe('2026-11-24T09:00');
    expect(moveWall('2026-11-24T09:00', 'America/Buenos_Aires', 'America/Argentina/Buenos_Aires')).toBe(
      '2026-11-24T09:00',
    );
  });
});
