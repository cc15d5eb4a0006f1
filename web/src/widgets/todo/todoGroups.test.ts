import { todo } from '@holdfast/shared/entities/todo';
import { addDays } from '@holdfast/shared/values/civilDate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { putRows } from '../../data/fakes/putRows.ts';
import { groupNames, groupOf, groupQuery, isLate, readCounts } from './todoGroups.ts';

type Values = Record<string, unknown>;

async function store(todos: readonly Values[]) {
  const device = await openTestDevice();
  await putRows(device, 'todo', Object.fromEntries(todos.map((values, n) => [n, { title: String(n), ...values }])));
  return createEntityStore(device, todo);
}

const near = ['2026-02-28', '2026-03-01', '2026-12-31', '2028-02-29'];

const anyTodo = (today: string) =>
  fc.record({
    due: fc.oneof(
      fc.constantFrom(null, '2026-02-29', '2028-02-29', '0000-01-01', '0026-03-01', '9999-12-31'),
      fc.integer({ min: -3, max: 3 }).map((distance) => addDays(today, distance)),
    ),
    dueTime: fc.constantFrom(null, '00:00', '09:30', '23:59'),
    done: fc.constantFrom(false, false, true),
  });

describe('the groups of todos', () => {
  it('[RO1] have every open todo in exactly one of them, and are counted without reading any', async () => {
    const scenario = fc
      .constantFrom(...near)
      .chain((today) => fc.record({ today: fc.constant(today), todos: fc.array(anyTodo(today), { maxLength: 40 }) }));
    await fc.assert(
      fc.asyncProperty(scenario, async ({ today, todos }) => {
        const entries = await store(todos);
        for (const name of groupNames) {
          const listed = await entries.query(groupQuery(name, today));
          const expected = todos.flatMap((entry, index) =>
            !entry.done && groupOf(entry, today) === name ? [String(index)] : [],
          );
          expect(listed.map(({ id }) => id).sort()).toEqual(expected.sort());
          expect((await readCounts(entries, today))?.[name]).toBe(expected.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are in the order of the day: by time, then as they were put', async () => {
    const today = '2026-11-23';
    const entries = await store([
      { title: 'any time 1', due: today, order: 'a1' },
      { title: '14:00', due: today, dueTime: '14:00', order: 'a2' },
      { title: '09:30 second', due: today, dueTime: '09:30', order: 'a4' },
      { title: '09:30 first', due: today, dueTime: '09:30', order: 'a3' },
      { title: 'any time 2', due: today, order: 'a5' },
      { title: 'yesterday', due: '2026-11-22', order: 'a6' },
      { title: 'yesterday 08:00', due: '2026-11-22', dueTime: '08:00', order: 'a7' },
      { title: 'the day before', due: '2026-11-21', order: 'a8' },
    ]);
    const titles = async (name: (typeof groupNames)[number]) =>
      (await entries.query(groupQuery(name, today))).map(({ title }) => title);
    expect(await titles('Today')).toEqual(['09:30 first', '09:30 second', '14:00', 'any time 1', 'any time 2']);
    expect(await titles('Overdue')).toEqual(['the day before', 'yesterday 08:00', 'yesterday']);
  });
});

describe('a todo', () => {
  it.each([
    [null, null, false],
    [null, '09:30', false],
    ['2026-11-23', null, false],
    ['2026-11-23', '09:30', true],
    ['2026-11-23', '09:31', false],
    ['2026-11-23', '09:32', false],
    ['2026-11-22', null, true],
    ['2026-11-22', '23:59', true],
    ['2026-11-24', '00:00', false],
    ['2026-02-29', null, true],
    ['0026-11-24', null, true],
  ])('for %s %s at 09:31 of 23 November 2026: late is %s', (due, dueTime, late) => {
    expect(isLate({ due, dueTime }, '2026-11-23T09:31')).toBe(late);
  });
});
