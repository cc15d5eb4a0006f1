import { sale } from '@holdfast/shared/entities/sale';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { fillDisk } from '../../data/fakes/fillDisk.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { addSale, type NewSale, numberPrefix } from './addSale.ts';

const lamp: NewSale = {
  item: 'Lamp',
  quantity: 1,
  unitPrice: 4000,
  currency: 'EUR',
  customer: '',
  date: '2026-11-23',
  status: 'unpaid',
  due: null,
  note: '',
};

async function open(name?: string) {
  const device = await openTestDevice(name);
  const store = createEntityStore(device, sale);
  return {
    device,
    store,
    prefix: numberPrefix(device.node),
    add: (values: Partial<NewSale> = {}, id?: string) => addSale(device, store, { ...lamp, ...values }, id),
    numbers: async () => (await store.query({ by: ['number'] })).map(({ number }) => number),
  };
}

describe('the number of a sale', () => {
  it('counts on, also past sales that were deleted', async () => {
    const { add, numbers, store, prefix } = await open();
    await add();
    const second = await add();
    if (second.ok) await store.remove(second.id);
    await add();
    expect(await numbers()).toEqual([`${prefix}-1`, `${prefix}-3`]);
  });

  it('[FO5] is not taken by a sale that is refused', async () => {
    const { add, numbers, prefix } = await open();
    expect(await add({ currency: 'euro' })).toMatchObject({ ok: false, reason: 'invalid', field: 'currency' });
    expect(await add()).toMatchObject({ ok: true });
    expect(await numbers()).toEqual([`${prefix}-1`]);
  });

  it('is not taken by a sale that finds no room: nothing of it stays', async () => {
    const { add, numbers, device, prefix } = await open();
    const makeRoom = fillDisk(device);
    expect(await add()).toEqual({ ok: false, reason: 'storage_full' });
    makeRoom();
    expect(await device.db.rows('sale').count()).toBe(0);
    expect(await add()).toMatchObject({ ok: true });
    expect(await numbers()).toEqual([`${prefix}-1`]);
  });

  it('[FO3] is given once to one form, however often that is saved', async () => {
    const { add, store, device, prefix } = await open();
    const id = device.newId();
    await Promise.all([add({}, id), add({ item: 'Lamps' }, id)]);
    expect(await store.query({ by: ['number'] })).toMatchObject([{ id, number: `${prefix}-1`, item: 'Lamps' }]);
    await add();
    expect(await store.count({ by: ['number'], equals: [`${prefix}-2`] })).toBe(1);
  });

  it('is one each for two tabs that save at once', async () => {
    const first = await open('shared');
    const second = await open('shared');
    await Promise.all([first.add(), second.add(), first.add(), second.add()]);
    const counts = [1, 2, 3, 4].map((count) => `${first.prefix}-${count}`);
    expect(await first.numbers()).toEqual(counts);
  });

  it('steps over what another device with the same letters gave, however long ago', async () => {
    const { add, numbers, store, prefix } = await open();
    const given = [1, 2, 10, 117].map((count) => `${prefix}-${count}`);
    for (const number of [...given, `${prefix}-note`]) await store.add({ ...lamp, date: '1999-01-01', number });
    for (let newer = 0; newer < 120; newer += 1) await store.add({ ...lamp, number: `D-${newer}` });
    await add();
    await add();
    const ours = (await numbers()).filter((number) => number.startsWith(prefix));
    expect(ours.sort()).toEqual([...given, `${prefix}-118`, `${prefix}-119`, `${prefix}-note`].sort());
  });
});

describe('letters of a device', () => {
  it('are two, and never read as digits', () => {
    for (const node of ['0000000000000000', 'ffffffffffffffff', '0123456789abcdef']) {
      expect(numberPrefix(node)).toMatch(/^[A-HJ-NP-Z]{2}$/);
    }
  });
});
