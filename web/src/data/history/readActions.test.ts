import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import type { Device } from '../device.ts';
import { createEntityStore } from '../entityStore.ts';
import { openTestDevice } from '../fakes/openTestDevice.ts';
import { readActions } from './readActions.ts';
import { undoAction } from './undoAction.ts';

const all = { start: null, end: null };

async function setUp() {
  const device = await openTestDevice();
  const todos = createEntityStore(device, registry.todo);
  const add = async (title: string) => {
    const outcome = await todos.add({ title }, undefined, { words: title });
    if (!outcome.ok || outcome.action === null) throw new Error('not added');
    return { id: outcome.id, action: outcome.action };
  };
  return { device, todos, add };
}

const shown = async (device: Device) =>
  (await readActions(device, all, 50)).actions.map(({ action, isUndone, isSpent }) => [
    action.words,
    isSpent ? 'spent' : isUndone ? 'undone' : 'stands',
  ]);

describe('what was done here', () => {
  it('[HI3] has one entry for a deed, however often it was undone and done again', async () => {
    const { device, add } = await setUp();
    const { action } = await add('one');
    await add('two');
    let last = action;
    const states: unknown[] = [await shown(device)];
    for (let n = 0; n < 3; n += 1) {
      const outcome = await undoAction(device, last);
      if (!outcome?.ok || outcome.action === null) throw new Error('nothing was undone');
      last = outcome.action;
      expect((await readActions(device, all, 50)).actions[1]?.last.seq).toBe(last);
      states.push(await shown(device));
    }
    expect(states).toEqual(
      ['stands', 'undone', 'stands', 'undone'].map((state) => [
        ['two', 'stands'],
        ['one', state],
      ]),
    );
  });

  it('[HI2] offers nothing more of one of which nothing stood any more', async () => {
    const { device, todos, add } = await setUp();
    const { id, action } = await add('one');
    await todos.edit(id, { title: 'two' }, undefined, { words: 'edited' });
    await todos.remove(id, { words: 'removed' });
    await undoAction(device, action);
    expect(await shown(device)).toEqual([
      ['removed', 'stands'],
      ['edited', 'stands'],
      ['one', 'spent'],
    ]);
  });

  it('[HI4] an undo that is here longer than its deed has an entry of its own', async () => {
    const { device, add } = await setUp();
    const { action } = await add('one');
    await undoAction(device, action, 'Undone: one');
    await device.db.history.delete(action);
    expect(await shown(device)).toEqual([['Undone: one', 'stands']]);
  });

  it('is read a page at a time, by keys, and each page grows by itself', async () => {
    const { device, add } = await setUp();
    for (let n = 1; n <= 7; n += 1) await add(`${n}`);
    const edges: number[] = [];
    for (;;) {
      const { next } = await readActions(device, { start: edges.at(-1) ?? null, end: null }, 3);
      if (next === null) break;
      edges.push(next);
    }
    await add('8');
    const pages = [];
    for (const [at, start] of [null, ...edges].entries()) {
      const { actions } = await readActions(device, { start, end: edges[at] ?? null }, 50);
      pages.push(actions.map(({ action }) => action.words).join(' '));
    }
    expect(pages).toEqual(['8 7 6 5', '4 3 2', '1']);
  });
});
