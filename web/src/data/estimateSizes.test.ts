import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { estimateSizes } from './estimateSizes.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';

describe('what takes room on a device', () => {
  it('counts every record of every entity once, whatever it holds', async () => {
    const device = await openTestDevice();
    const tags = ['one', 'two', 'three'];
    for (let n = 0; n < 3; n += 1) {
      await createEntityStore(device, registry.todo).add({ title: `${n}`, tags, done: n === 0, due: null });
      await createEntityStore(device, registry.sale).add({ item: `${n}`, status: n === 0 ? 'paid' : 'unpaid' });
      await createEntityStore(device, registry.event).add({ title: `${n}` });
      await createEntityStore(device, registry.link).add({ title: `${n}` });
      await createEntityStore(device, registry.expense).add({ vendor: `${n}` });
    }
    const { history = 0, ...records } = Object.fromEntries(
      (await estimateSizes(device.db)).map(({ kind, count }) => [kind, count]),
    );
    expect(records).toEqual({ todo: 3, sale: 3, event: 3, link: 3, expense: 3 });
    expect(history).toBe(15);
  });

  it('names what is largest first, and nothing where there is nothing', async () => {
    const device = await openTestDevice();
    expect(await estimateSizes(device.db)).toEqual([]);
    await createEntityStore(device, registry.link).add({ title: 'short' });
    const { id } = (await createEntityStore(device, registry.todo).add({ notes: 'long '.repeat(400) })) as {
      id: string;
    };
    const sizes = await estimateSizes(device.db);
    expect(sizes.map(({ kind }) => kind)).toEqual(['history', 'todo', 'link']);
    const row = await device.db.rows('todo').get(id);
    expect(sizes[1]?.bytes).toBe(JSON.stringify(row).length);
  });

  it('does not take one large record for many', async () => {
    const device = await openTestDevice();
    const todos = createEntityStore(device, registry.todo);
    await todos.add({ notes: 'x'.repeat(9_000) });
    for (let n = 0; n < 50; n += 1) await todos.add({ title: 'short' });
    const rows = await device.db.rows('todo').toArray();
    const truth = rows.reduce((sum, row) => sum + JSON.stringify(row).length, 0);
    const estimate = (await estimateSizes(device.db)).find(({ kind }) => kind === 'todo')?.bytes ?? 0;
    expect(Math.abs(estimate - truth)).toBeLessThan(0.02 * truth);
  });
});
