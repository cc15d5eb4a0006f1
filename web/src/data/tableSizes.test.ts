import { registry } from '@holdfast/shared/entities/registry';
import { expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { tableSizes } from './tableSizes.ts';

it('what takes much room comes first, and what is empty not at all', async () => {
  const device = await openTestDevice();
  await createEntityStore(device, registry.link).add({ title: 'short' });
  const todos = createEntityStore(device, registry.todo);
  for (let n = 0; n < 60; n += 1) await todos.add({ title: 'a todo', notes: 'x'.repeat(2000) });
  await device.db.copies.add({ bytes: new Uint8Array(1_000_000) });
  const [first, second, ...others] = await tableSizes(device.db);
  expect(first).toEqual({ table: 'copies', rows: 1, bytes: 1_000_000 });
  expect(second?.rows).toBeGreaterThanOrEqual(60);
  expect(others.find(({ table }) => table === 'link')).toMatchObject({ rows: 1 });
  expect([...others, second].find((each) => each?.table === 'todo')?.bytes).toBeGreaterThan(120_000);
  expect(others.map(({ table }) => table)).not.toContain('sale');
});
