import { registry } from '@holdfast/shared/entities/registry';
import { expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { writeRecords } from '../../data/write.ts';
import { addDemo } from '../../demo/demo.ts';
import { countSaved } from './countSaved.ts';

const entities = ['todo', 'sale'];

it('[AP3] counts saved records of any kind up to enough, and none of the demo', async () => {
  const device = await openTestDevice();
  const count = () => countSaved(device.db, entities, 3);
  expect(await count()).toBe(0);
  await addDemo(device, { today: '2027-01-15', zone: 'Europe/Vienna', currency: 'EUR' });
  expect(await count()).toBe(0);
  await createEntityStore(device, registry.todo).add({ title: 'one' });
  await createEntityStore(device, registry.sale).add({ item: 'two' });
  expect(await count()).toBe(2);
  for (const title of ['three', 'four']) await createEntityStore(device, registry.todo).add({ title });
  expect(await count()).toBe(3);
});

it('[AP3] many at once are one that was saved', async () => {
  const device = await openTestDevice();
  const writes = ['one', 'two', 'three', 'four'].map((title) => ({
    entity: 'todo',
    id: device.newId(),
    values: { title },
  }));
  await writeRecords(device, writes);
  expect(await countSaved(device.db, entities, 3)).toBe(1);
});
