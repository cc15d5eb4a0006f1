import { readFileSync } from 'node:fs';
import type { EntityDefinition, Registry } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldNameOf, readAny } from '../src/data/anyRecord.ts';
import { createEntityStore, type Entry } from '../src/data/entityStore.ts';
import { retryRefused } from '../src/data/outbox/refused.ts';
import { invoiceAfter, invoiceBefore, minutesOf, payment, workedValues } from './evolvingExample.ts';
import { converge, createSystem, digestOf, type Person, type SimDevice, type System } from './system.ts';

const before = { ...registry, invoice: invoiceBefore };
const after = { ...registry, invoice: invoiceAfter, payment };
const threeWeeks = 21 * 86_400_000;

const oldInvoices = (device: SimDevice) => createEntityStore(device, invoiceBefore);
const invoices = (device: SimDevice) => createEntityStore(device, invoiceAfter);
const rowsOf = (device: SimDevice) => device.db.rows('invoice').orderBy('id').toArray();

async function idOf(outcome: Promise<{ ok: boolean; id?: string }>): Promise<string> {
  const { ok, id } = await outcome;
  if (!ok || id === undefined) throw new Error('the write was refused');
  return id;
}

/** The device's app is replaced by another version; its database stays. */
async function update(person: Person, device: SimDevice, entities: Registry): Promise<SimDevice> {
  device.db.close();
  return person.openDevice(entities, device.db.name);
}

async function entryOf<E extends EntityDefinition>(device: SimDevice, entity: E, id: string): Promise<Entry<E>> {
  const entry = await createEntityStore(device, entity).get(id);
  if (entry === undefined) throw new Error('not here');
  return entry;
}

let system: System;
beforeAll(async () => {
  system = await createSystem();
});
afterAll(() => system.close());

describe('a device that updates weeks after the others', () => {
  beforeEach(() => system.restartWith(before));

  it('[MG3] [OB5] loses no edit, and nobody loses one of its edits: old server, then new', async () => {
    const person = await system.signUp();
    const [a, early] = [await person.openDevice(before), await person.openDevice(before)];
    const id = await idOf(oldInvoices(a).add({ customer: 'Ada', urgency: 1, hours: 2, fax: '1' }));
    await converge([a, early]);

    a.wall.now -= threeWeeks;
    await oldInvoices(a).edit(id, { customer: 'Ada & Sons' });
    const offline = await idOf(oldInvoices(a).add({ customer: 'Bo', hours: 3 }));

    const b = await update(person, early, after);
    await invoices(b).edit(id, { urgency: 5, reference: 'PO-7', ...workedValues(200) });
    const paid = await idOf(createEntityStore(b, payment).add({ invoiceId: id, date: '2026-11-23' }));
    await b.sync();
    const refused = await b.db.refused.toArray();
    expect(refused.map(({ code }) => code).sort()).toEqual(['invalid_field', 'unknown_entity']);
    await system.restartWith(after);
    for (const change of refused) await retryRefused(b, change.entity, change.id);
    await converge([b, a]);
    expect(await b.db.refused.count()).toBe(0);
    expect(await rowsOf(a)).toMatchObject((await rowsOf(b)).map(({ values, stamps }) => ({ values, stamps })));
    expect(await entryOf(a, invoiceBefore, id)).toMatchObject({ customer: 'Ada & Sons', hours: 3, urgency: 0 });
    expect(await entryOf(b, invoiceAfter, id)).toMatchObject({ client: 'Ada & Sons', reference: 'PO-7', urgency: 5 });

    const updated = await update(person, a, after);
    expect(await digestOf(updated)).toEqual(await digestOf(b));
    expect((await entryOf(updated, payment, paid)).invoiceId).toBe(id);
    const listed = await invoices(updated).query({ by: ['urgency', 'client'] });
    expect(listed.map((entry) => entry.id)).toEqual([offline, id]);
    await updated.sync();
    expect(updated.sent).toMatchObject([{ changes: [] }]);
  });
});

describe('old and new devices side by side', () => {
  beforeEach(() => system.restartWith(after));

  async function openPair() {
    const person = await system.signUp();
    return { person, old: await person.openDevice(before), now: await person.openDevice(after) };
  }

  it.each(['old then new', 'new then old'])(
    '[MG2] a renamed field is one field to both: the later edit stays, reconnecting %s',
    async (order) => {
      const { old, now } = await openPair();
      const id = await idOf(invoices(now).add({ client: 'Ada' }));
      await converge([now, old]);
      expect((await entryOf(old, invoiceBefore, id)).customer).toBe('Ada');
      now.wall.now = old.wall.now + 5_000;
      await oldInvoices(old).edit(id, { customer: 'Bo' });
      await invoices(now).edit(id, { client: 'Cy, later' });
      await converge(order === 'old then new' ? [old, now] : [now, old]);
      expect((await entryOf(old, invoiceBefore, id)).customer).toBe('Cy, later');
      expect((await invoices(now).query({ by: ['client'], equals: ['Cy, later'] })).map((entry) => entry.id)).toEqual([
        id,
      ]);
    },
  );

  it('a value its field does not take is named as the form names it', async () => {
    const { now } = await openPair();
    const outcome = await invoices(now).add({ client: 'x'.repeat(501) });
    expect(outcome).toMatchObject({ ok: false, reason: 'invalid', field: 'client' });
  });

  it('screens that show any record call a renamed field by its new name, and carry what they do not know', async () => {
    const { old, now } = await openPair();
    const id = await idOf(oldInvoices(old).add({ customer: 'Ada', fax: '1' }));
    await converge([old, now]);
    const { id: _, ...values } = await entryOf(now, invoiceAfter, id);
    expect(await readAny(now, 'invoice', id)).toEqual({ ...values, fax: '1' });
    expect(fieldNameOf(now, 'invoice', 'customer')).toBe('client');
    expect(fieldNameOf(now, 'invoice', 'fax')).toBeUndefined();
    expect(fieldNameOf(now, 'invoice', 'deleted')).toBe('deleted');
    expect(await readAny(old, 'payment', id, { date: 'kept' })).toEqual({ date: 'kept' });
  });

  it('a form that hands in a fallback does not write it over what only a newer version reads', async () => {
    const { old, now } = await openPair();
    const id = await idOf(invoices(now).add({ client: 'Ada', urgency: 5, reference: 'PO-7' }));
    await converge([now, old]);
    const { id: _, ...shown } = await entryOf(old, invoiceBefore, id);
    await oldInvoices(old).edit(id, { ...shown, customer: 'Bo' });
    await converge([old, now]);
    expect(await entryOf(now, invoiceAfter, id)).toMatchObject({ client: 'Bo', urgency: 5, reference: 'PO-7' });
    await oldInvoices(old).edit(id, { urgency: 2 });
    await converge([old, now]);
    expect((await entryOf(now, invoiceAfter, id)).urgency).toBe(2);
  });

  it('[OB5] what a narrowed field took before is read as it stands, and refused from then on until it is mended', async () => {
    await system.restartWith(before);
    const { old, now } = await openPair();
    const stored = await idOf(oldInvoices(old).add({ customer: 'Ada', due: '2026-02-29' }));
    await old.sync();
    const unsent = await idOf(oldInvoices(old).add({ customer: 'Bo', due: '2027-02-29' }));
    await system.restartWith(after);
    await converge([old, now]);
    expect((await entryOf(now, invoiceAfter, stored)).due).toBe('2026-02-29');
    expect(await invoices(now).edit(stored, { due: '2026-02-30' })).toMatchObject({ reason: 'invalid', field: 'due' });
    await invoices(now).edit(stored, { hours: 1 });
    await invoices(now).edit(stored, { due: '2026-03-01' });
    expect(await old.db.refused.toArray()).toMatchObject([{ id: unsent, code: 'invalid_field' }]);
    await oldInvoices(old).edit(unsent, { due: '2027-03-01' });
    await converge([now, old]);
    expect((await entryOf(now, invoiceAfter, unsent)).due).toBe('2027-03-01');
    expect(await entryOf(old, invoiceBefore, stored)).toMatchObject({ due: '2026-03-01', hours: 1 });
  });

  it('a field with a new meaning is written with the old one, and gives way to a later edit of that', async () => {
    const { old, now } = await openPair();
    const id = await idOf(oldInvoices(old).add({ customer: 'Ada', hours: 2 }));
    await converge([old, now]);
    expect(minutesOf(await entryOf(now, invoiceAfter, id))).toBe(120);
    await invoices(now).edit(id, workedValues(200));
    await converge([now, old]);
    expect(minutesOf(await entryOf(now, invoiceAfter, id))).toBe(200);
    expect((await entryOf(old, invoiceBefore, id)).hours).toBe(3);
    await oldInvoices(old).edit(id, { hours: 4 });
    await converge([old, now]);
    expect(minutesOf(await entryOf(now, invoiceAfter, id))).toBe(240);
  });

  it('an update without a network shows old records in lists by a new index', async () => {
    const { person, old } = await openPair();
    const id = await idOf(oldInvoices(old).add({ customer: 'Ada', urgency: 2 }));
    const updated = await update(person, old, after);
    expect(await invoices(updated).query({ by: ['urgency', 'client'], equals: [2] })).toMatchObject([{ id }]);
    const backAgain = await update(person, updated, before);
    const later = await idOf(oldInvoices(backAgain).add({ customer: 'Bo', urgency: 2 }));
    const again = await update(person, backAgain, after);
    expect((await invoices(again).query({ by: ['urgency', 'client'], equals: [2] })).map((entry) => entry.id)).toEqual([
      id,
      later,
    ]);
  });

  it('the SQL view has the new names over the old data', async () => {
    const { person, old, now } = await openPair();
    await oldInvoices(old).add({ customer: 'Ada', hours: 2 });
    await invoices(now).add({ client: 'Bo', ...workedValues(200) });
    await converge([old, now]);
    const { rows } = await system.server.pool.query(
      `select *, case when minutes / 60 = hours then minutes else hours * 60 end as worked
       from invoice where workspace_id = $1 order by client`,
      [person.workspace],
    );
    expect(rows).toMatchObject([
      { client: 'Ada', minutes: null, worked: '120', reference: '' },
      { client: 'Bo', minutes: '200', worked: '200' },
    ]);
    expect(Object.keys(rows[0])).not.toContain('customer');
  });
});

describe('shared/docs/evolving-entities.md', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const oneSpace = (code: string) => code.replace(/\s+/g, ' ').trim();

  it('quotes the example these tests run', () => {
    const example = oneSpace(read('evolvingExample.ts'));
    const page = read('../../shared/docs/evolving-entities.md');
    const quotes = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => oneSpace(code ?? ''));
    expect(quotes.length).toBeGreaterThan(5);
    for (const quote of quotes) expect(example).toContain(quote);
  });
});
