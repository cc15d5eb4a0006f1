import { todo } from '@holdfast/shared/entities/todo';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { undoAction } from '../../data/history/undoAction.ts';
import { writeCommand } from '../commands/writeCommand.ts';
import { type Todo, todos } from './definition.ts';
import { nextTodo } from './nextTodo.ts';
import { markDone, openAgain } from './todoCommands.ts';

const weekly = 'DTSTART:20261103\nRRULE:FREQ=WEEKLY;BYDAY=TU';
const blank = { title: 'Descale', due: '2026-11-24', repeat: weekly };

const entry = (values: Partial<Todo>) =>
  ({
    id: 'a',
    notes: '',
    dueTime: null,
    priority: 0,
    list: '',
    tags: [],
    order: '',
    done: true,
    ...blank,
    ...values,
  }) as Todo;

async function setUp(values: Partial<Todo> = blank) {
  const device = await openTestDevice();
  const store = createEntityStore(device, todo);
  const added = await store.add(values, 'a0000000-0000-7000-8000-000000000001');
  const ids = added.ok ? [added.id] : [];
  const open = async () => (await store.query({ by: ['done', 'order'], equals: [false] })).map(({ due }) => due);
  const finish = (which = ids) => writeCommand(device, { of: todos, store, command: markDone, ids: which });
  return { device, store, ids, open, finish };
}

describe('a repeating todo', () => {
  it.each([
    ['when it is due', '2026-11-24', '2026-12-01'],
    ['before it is', '2026-11-20', '2026-12-01'],
    ['long after', '2026-12-16', '2026-12-22'],
    ['on the very day of the next', '2026-12-01', '2026-12-08'],
  ])('[RP2] done %s comes again after both', (_, today, day) => {
    expect(nextTodo(entry({}), today)?.values.due).toBe(day);
  });

  it('[RP2] takes over what it is, with its steps open again, and no more', () => {
    const whole = entry({ notes: '- [x] a\nb', dueTime: '09:00', priority: 2, list: 'Bar', tags: ['x'], order: 'a1' });
    expect(nextTodo(whole, '2026-11-24')).toMatchObject({
      values: {
        notes: '- [ ] a\nb',
        dueTime: '09:00',
        priority: 2,
        list: 'Bar',
        tags: ['x'],
        order: 'a1',
        repeat: weekly,
      },
      words: expect.stringMatching(/^again ./),
    });
    expect(Object.keys(nextTodo(entry({}), '2026-11-24')?.values ?? {})).toEqual(['title', 'due', 'repeat']);
  });

  it.each([
    ['whose rule is over', { repeat: 'DTSTART:20261103\nRRULE:FREQ=DAILY;COUNT=3' }],
    ['whose rule nobody can follow', { repeat: 'FREQ=HOURLY' }],
    ['without a day', { due: null }],
    ['that does not repeat', { repeat: null }],
  ])('[RP2] %s has no next one', (_, values) => {
    expect(nextTodo(entry(values), '2026-11-24')).toBeNull();
  });

  it('[RP2] makes the next one in the action that does it, and one undo takes both back; done again it is there again', async () => {
    const { device, store, ids, open, finish } = await setUp();
    const { outcome, words } = await finish();
    expect(words).toMatch(/^Done: “Descale”, again /);
    const [next] = await open();
    expect(next).not.toBe('2026-11-24');
    expect((await device.db.history.toArray()).at(-1)?.deeds).toHaveLength(2);
    await undoAction(device, (outcome.ok && outcome.action) || 0);
    expect(await open()).toEqual(['2026-11-24']);
    await finish();
    expect(await open()).toEqual([next]);
    // Opened again by itself and done once more, it finds the next one there.
    await writeCommand(device, { of: todos, store, command: openAgain, ids });
    await finish();
    expect(await open()).toEqual([next]);
  });

  it('[RP2] leaves the next one as it is where it is there', async () => {
    const { store, ids, open, finish } = await setUp();
    const there = nextTodo(entry({ id: ids[0] ?? '' }), '2026-11-24');
    await store.add({ title: 'Made elsewhere, and moved', due: '2027-01-01' }, there?.id);
    await finish();
    expect(await open()).toEqual(['2027-01-01']);
  });

  it('[RP2] is one of many that are done at once', async () => {
    const { store, ids, open, finish } = await setUp();
    const other = await store.add({ title: 'Once' });
    const { words } = await finish([...ids, ...(other.ok ? [other.id] : [])]);
    expect(words).toBe('Done: 2 todos');
    expect(await open()).toHaveLength(1);
  });
});
