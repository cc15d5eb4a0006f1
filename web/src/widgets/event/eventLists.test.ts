import { event } from '@holdfast/shared/entities/event';
import { addDays, type CivilDate, civilDate } from '@holdfast/shared/values/civilDate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice, type TestDevice } from '../../data/fakes/openTestDevice.ts';
import { putRows } from '../../data/fakes/putRows.ts';
import { readAgenda } from './eventLists.ts';
import type { AgendaSpan, Timed } from './eventTimes.ts';
import { partOf } from './fakes/someEvents.ts';
import { readFar } from './readFar.ts';

const zones = [
  '-12:00',
  'Pacific/Honolulu',
  'America/New_York',
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  '+14:00',
  'Mars/Olympus',
];
const today = '2026-11-23';

async function store(device: TestDevice, events: readonly Timed[]) {
  const titled = events.map((values, n) => [String(n).padStart(4, '0'), { title: String(n), ...values }]);
  await putRows(device, 'event', Object.fromEntries(titled));
  return createEntityStore(device, event);
}

async function listed(device: TestDevice, events: readonly Timed[], span: AgendaSpan) {
  const entries = await store(device, events);
  const [agenda, earlier, later] = [
    await readAgenda(entries, span),
    await readFar(entries, 'earlier', span, 1_000_000),
    await readFar(entries, 'later', span, 1_000_000),
  ];
  expect([earlier.rows.length, later.rows.length]).toEqual([earlier.count, later.count]);
  const ids = (rows: { event: { id: string } }[]) => rows.map((row) => Number(row.event.id));
  return { agenda: ids(agenda), earlier: ids(earlier.rows), later: ids(later.rows) };
}

const times = ['00:00', '00:01', '02:30', '12:00', '23:59'];
const anyZone = fc.constantFrom(...zones);

/** The days around one of them, with the days no year has, and any other. */
const dayAround = (first: CivilDate) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -20, max: 34 }).map((distance) => addDays(first, distance)) },
    fc.constantFrom(...['02-29', '02-30', '02-31'].map((odd) => `${first.slice(0, 4)}-${odd}`)),
    fc.constantFrom('0026-11-23', '0000-01-01', '9999-12-31', '1970-01-01'),
    fc.integer({ min: -700_000, max: 2_900_000 }).map(civilDate),
  );

/** A day to look from, and events that may lie anywhere but mostly near. */
const scenario = fc
  .record({
    first: fc.tuple(fc.constantFrom(today, '2026-03-01', '2026-03-29'), fc.integer({ min: -5, max: 5 })),
    days: fc.constantFrom(1, 14),
    zone: anyZone,
  })
  .chain(({ first: [near, distance], ...rest }) => {
    const first = addDays(near, distance);
    const wall = fc.tuple(dayAround(first), fc.constantFrom(...times)).map(([date, time]) => `${date}T${time}`);
    const anyEvent: fc.Arbitrary<Timed> = fc.record({ start: wall, end: wall, allDay: fc.boolean(), zone: anyZone });
    return fc.record({
      span: fc.constant<AgendaSpan>({ first, ...rest }),
      events: fc.array(anyEvent, { minLength: 20, maxLength: 60 }),
    });
  });

describe("the calendar's lists", () => {
  it('have every event in exactly one of them, for all zones and lengths', async () => {
    const device = await openTestDevice();
    const seen = { earlier: 0, agenda: 0, later: 0 };
    await fc.assert(
      fc.asyncProperty(scenario, async ({ events, span }) => {
        const lists = await listed(device, events, span);
        for (const part of ['earlier', 'agenda', 'later'] as const) {
          const expected = events.flatMap((entry, index) => (partOf(entry, span) === part ? [index] : []));
          expect(lists[part].toSorted((a, b) => a - b)).toEqual(expected);
          seen[part] += expected.length;
        }
      }),
      { numRuns: 100 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it('show an exhibition that runs for years, behind any number of events that end before it', async () => {
    const device = await openTestDevice();
    const soon = Array.from({ length: 400 }, (_, index) => {
      const start = addDays(today, 20 + (index % 300));
      return { start: `${start}T10:00`, end: `${start}T11:00`, allDay: false, zone: 'UTC' };
    });
    const running = ['2000-01-01', '2019-05-02', '2026-08-01', '2026-11-10', '2026-11-22'].map((start) => ({
      start: `${start}T00:00`,
      end: '2031-01-01T00:00',
      allDay: true,
      zone: 'UTC',
    }));
    const { agenda, later } = await listed(device, [...soon, ...running], { first: today, days: 14, zone: 'UTC' });
    expect(agenda.toSorted()).toEqual([400, 401, 402, 403, 404]);
    expect(later).toHaveLength(400);
  });

  it('are read no further than shown, nearest first, and counted whole', async () => {
    const device = await openTestDevice();
    const events = Array.from({ length: 60 }, (_, index) => {
      const date = addDays(today, index - 30);
      return { start: `${date}T10:00`, end: `${date}T11:00`, allDay: false, zone: 'UTC' };
    });
    const entries = await store(device, events);
    const span = { first: today, days: 1, zone: 'UTC' };
    const starts = async (part: 'earlier' | 'later', limit: number) => {
      const { rows, count } = await readFar(entries, part, span, limit);
      return [count, ...rows.map(({ from }) => from.slice(0, 10))];
    };
    expect(await starts('earlier', 2)).toEqual([30, '2026-11-22', '2026-11-21']);
    expect((await starts('earlier', 10)).at(-1)).toBe('2026-11-13');
    expect(await starts('later', 0)).toEqual([29]);
    expect((await starts('later', 20)).slice(1)).toEqual(
      Array.from({ length: 20 }, (_, index) => addDays(today, index + 1)),
    );
  });
});
