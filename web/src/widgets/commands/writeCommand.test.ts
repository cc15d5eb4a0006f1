import { sale } from '@holdfast/shared/entities/sale';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { undoAction } from '../../data/history/undoAction.ts';
import { sales } from '../sale/definition.ts';
import { markPaid } from '../sale/saleCommands.ts';
import { shownCommands } from './shownCommands.ts';
import { writeCommand } from './writeCommand.ts';

const remove = shownCommands(sales).find(({ id }) => id === 'sale.delete') ?? markPaid;

async function setUp(...items: string[]) {
  const device = await openTestDevice();
  const store = createEntityStore(device, sale);
  const ids: string[] = [];
  for (const item of items) {
    const added = await store.add({ item });
    if (added.ok) ids.push(added.id);
  }
  const statuses = async () => Promise.all(ids.map(async (id) => (await store.get(id))?.status ?? 'deleted'));
  const actions = () => device.db.history.toArray();
  return { device, store, ids, statuses, actions, deed: { of: sales, store, ids } };
}

describe('one deed on many records', () => {
  it('[HI1] is one row of the history, and one undo takes all of it back', async () => {
    const { device, deed, statuses, actions } = await setUp('a', 'b', 'c');
    const before = await actions();
    const { outcome, words } = await writeCommand(device, { ...deed, command: markPaid });
    expect(words).toBe('Paid: 3 sales');
    expect(await statuses()).toEqual(['paid', 'paid', 'paid']);
    const [made, ...more] = (await actions()).slice(before.length);
    expect(more).toEqual([]);
    expect(made?.words).toBe('Paid: 3 sales');
    expect(made?.deeds.map(({ id }) => id)).toEqual(deed.ids);
    await undoAction(device, (outcome.ok && outcome.action) || 0);
    expect(await statuses()).toEqual(['unpaid', 'unpaid', 'unpaid']);
  });

  it('leaves out what it is not for and what is gone by now, and says so; the history names what it did', async () => {
    const { device, store, deed, ids, statuses, actions } = await setUp('Lamp', 'Chair', 'Table');
    await store.edit(ids[0] ?? '', { status: 'paid' });
    await store.remove(ids[1] ?? '');
    const { words } = await writeCommand(device, { ...deed, command: remove });
    expect(words).toBe('Deleted 1 of 3 sales; what was paid is refunded instead');
    expect(await statuses()).toEqual(['paid', 'deleted', 'deleted']);
    expect((await actions()).at(-1)?.words).toBe('Deleted “Table”');
  });

  it('is nothing where it is for none of them', async () => {
    const { device, deed, actions } = await setUp('Lamp');
    await writeCommand(device, { ...deed, command: markPaid });
    const before = await actions();
    const { outcome, words } = await writeCommand(device, { ...deed, command: markPaid });
    expect(outcome).toMatchObject({ ok: true, action: null });
    expect(words).toBe('“Lamp” stays as it is; what was paid before stays so');
    expect(await actions()).toEqual(before);
  });
});
