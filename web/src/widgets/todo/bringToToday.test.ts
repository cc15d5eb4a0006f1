import { todo } from '@holdfast/shared/entities/todo';
import { addDays } from '@holdfast/shared/values/civilDate';
import { nextDay, readRepeatRule } from '@holdfast/shared/values/repeatRule';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { undoAction } from '../../data/history/undoAction.ts';
import { inOneTransaction, writeRecords } from '../../data/write.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { bringToToday, readOverdue } from './bringToToday.ts';
import { dueOn } from './dueOn.ts';

async function setUp() {
  const device = await openTestDevice();
  const said: string[] = [];
  const notices: Notices = {
    offerUndo: (words) => void said.push(words),
    tell: (outcome) => void said.push(outcome.ok ? (outcome.words ?? '') : outcome.reason),
  };
  const today = todayAt(device.now(), deviceZone());
  return { device, store: createEntityStore(device, todo), notices, said, today, yesterday: addDays(today, -1) };
}

describe('all overdue to today', () => {
  it('[CM2] is one action on however many, and one undo', async () => {
    const { device, store, notices, said, today, yesterday } = await setUp();
    const due = (days: number) => ({ title: `${days} days ago`, due: addDays(today, -days) });
    const writes = Array.from({ length: 240 }, (_, n) => ({ entity: 'todo', id: device.newId(), values: due(n + 1) }));
    await inOneTransaction(device, ['todo'], () => writeRecords(device, writes));
    await store.add({ title: 'done', due: yesterday, done: true, doneAt: 1 });
    await store.add({ title: 'later', due: addDays(today, 1), dueTime: '09:00' });
    const before = await device.db.history.count();

    await bringToToday(device, notices);
    expect(said).toEqual(['Due today: 240 todos']);
    expect(await readOverdue(device)).toEqual([]);
    expect(await store.count({ by: ['done', 'due', 'order'], equals: [false, today] })).toBe(240);
    expect(await device.db.history.count()).toBe(before + 1);

    const action = await device.db.history.orderBy('seq').last();
    await undoAction(device, action?.seq ?? 0);
    expect(await readOverdue(device)).toHaveLength(240);
  });

  it('says so where nothing is overdue, and writes nothing', async () => {
    const { device, notices, said } = await setUp();
    await bringToToday(device, notices);
    expect(said).toEqual(['Nothing is overdue']);
    expect(await device.db.history.count()).toBe(0);
  });

  it('[RP1] leaves a rule its periods, also one that names no first day', async () => {
    const { device, store, notices, today } = await setUp();
    const due = addDays(today, -3);
    const named = `DTSTART:20200101\nRRULE:FREQ=DAILY;INTERVAL=10`;
    const ids: string[] = [];
    for (const repeat of [named, 'FREQ=DAILY;INTERVAL=10', 'RRULE:FREQ=DAILY;INTERVAL=10']) {
      const added = await store.add({ title: repeat, due, repeat });
      if (added.ok) ids.push(added.id);
    }
    await bringToToday(device, notices);
    const [kept, ...loose] = (await store.getAll(ids)).map(({ repeat }) => repeat ?? '');
    expect(kept).toBe(named);
    for (const repeat of loose) {
      const rule = readRepeatRule(repeat, today);
      expect(rule && nextDay(rule, today)).toBe(addDays(due, 10));
    }
    expect(dueOn({ due: null, repeat: 'FREQ=DAILY' }, today)).toEqual({ due: today });
  });
});
