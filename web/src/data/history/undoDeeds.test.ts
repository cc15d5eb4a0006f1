import { formatStamp, parseStamp } from '@holdfast/shared/clock/stamp';
import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import type { Device } from '../device.ts';
import { createEntityStore } from '../entityStore.ts';
import { openTestDevice } from '../fakes/openTestDevice.ts';
import type { WriteOutcome } from '../write.ts';
import { undoDeeds } from './undoDeeds.ts';

const done = async (outcome: Promise<WriteOutcome>) => {
  const settled = await outcome;
  if (!settled.ok) throw new Error(settled.reason);
  return settled;
};

async function setUp() {
  const device = await openTestDevice();
  const sales = createEntityStore(device, registry.sale);
  const { id } = await done(sales.add({ item: 'Lamp', status: 'unpaid' }));
  return { device, sales, id };
}

/** What the server makes of a stamp from the future. */
async function pullBack(device: Device, id: string, field: string, counter: number): Promise<void> {
  const row = await device.db.rows('sale').get(id);
  const { millis, node } = parseStamp(row?.stamps[field] ?? '');
  const pulled = formatStamp({ millis: millis - 90_000, counter, node });
  await device.db.table('sale').update(id, { stamps: { ...row?.stamps, [field]: pulled } });
}

describe('undoing a deed', () => {
  it('[FO1] puts a field back where it is still as the deed left it', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid' }, { status: 'unpaid' }));
    expect(await undoDeeds(device, deeds)).toMatchObject({ ok: true, left: [] });
    expect(await sales.get(id)).toMatchObject({ status: 'unpaid' });
  });

  it('[FO1] leaves what was changed since, and says what', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid', note: 'cash' }));
    await sales.edit(id, { status: 'refunded' });
    expect(await undoDeeds(device, deeds)).toMatchObject({ ok: true, left: [{ id, fields: ['status'] }] });
    expect(await sales.get(id)).toMatchObject({ status: 'refunded', note: '' });
  });

  it('[FO1] the same value given anew is not the deed’s any more', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid' }));
    await sales.edit(id, { status: 'refunded' });
    await sales.edit(id, { status: 'paid' });
    expect(await undoDeeds(device, deeds)).toMatchObject({ left: [{ fields: ['status'] }] });
    expect(await sales.get(id)).toMatchObject({ status: 'paid' });
  });

  it.each([
    ['alone', 0],
    ['after others of its record, so that its counter is another', 1],
  ])('[HLC3] a stamp that the server pulled back is still the deed’s: %s', async (_case, counter) => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid' }));
    await pullBack(device, id, 'status', counter);
    expect(await undoDeeds(device, deeds)).toMatchObject({ left: [] });
    expect(await sales.get(id)).toMatchObject({ status: 'unpaid' });
  });

  it('[HLC3] what was given later, and pulled back to before the deed, is not the deed’s', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid' }));
    device.wall.now += 1_000;
    await sales.edit(id, { status: 'refunded' });
    await pullBack(device, id, 'status', parseStamp(deeds[0]?.fields.status?.stamp ?? '').counter);
    expect(await undoDeeds(device, deeds)).toMatchObject({ left: [{ fields: ['status'] }] });
    expect(await sales.get(id)).toMatchObject({ status: 'refunded' });
  });

  it('[MG5] brings nothing back that was deleted since: then nothing is as the deed left it', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid' }));
    await sales.remove(id);
    const before = await device.db.rows('sale').get(id);
    expect(await undoDeeds(device, deeds)).toMatchObject({ ok: true, deeds: [], left: [{ id, fields: ['status'] }] });
    expect(await device.db.rows('sale').get(id)).toEqual(before);
  });

  it('brings back what was deleted, unless somebody has deleted it again', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.remove(id));
    await undoDeeds(device, deeds);
    expect(await sales.get(id)).toMatchObject({ item: 'Lamp' });
    await sales.remove(id);
    expect(await undoDeeds(device, deeds)).toMatchObject({ left: [{ fields: ['deleted'] }] });
    expect(await sales.get(id)).toBeUndefined();
  });

  it('[HI2] takes away what the deed made; what somebody has worked on stays whole', async () => {
    const { device, sales } = await setUp();
    const lone = await done(sales.add({ item: 'Vase' }));
    const used = await done(sales.add({ item: 'Bowl', note: 'blue' }));
    await sales.edit(used.id, { item: 'Big bowl' });
    await undoDeeds(device, lone.deeds);
    expect(await undoDeeds(device, used.deeds)).toMatchObject({ deeds: [], left: [{ fields: ['item'] }] });
    expect(await sales.get(lone.id)).toBeUndefined();
    expect(await sales.get(used.id)).toMatchObject({ item: 'Big bowl', note: 'blue' });
  });

  it('an undo is a deed and can be undone', async () => {
    const { device, sales, id } = await setUp();
    const { deeds } = await done(sales.edit(id, { status: 'paid' }));
    const undone = await undoDeeds(device, deeds);
    if (!undone.ok) throw new Error(undone.reason);
    await undoDeeds(device, undone.deeds);
    expect(await sales.get(id)).toMatchObject({ status: 'paid' });
  });
});
