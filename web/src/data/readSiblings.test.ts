import { todo } from '@holdfast/shared/entities/todo';
import { expect, it } from 'vitest';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { readSiblings } from './readSiblings.ts';
import { writeRecords } from './write.ts';

const by = ['done', 'list', 'order'] as const;

it('[OR1] those of one list stand in one order; what is done, in another list, deleted or not there does not', async () => {
  const device = await openTestDevice();
  const records = { a: {}, b: {}, c: { list: 'Work' }, d: { done: true }, e: { deleted: true } };
  await writeRecords(
    device,
    Object.entries(records).map(([id, values]) => ({ entity: 'todo', id, values: { title: id, ...values } })),
  );
  const ids = ['a', 'b', 'c', 'd', 'e', 'gone'];
  expect(await readSiblings(device, { entity: todo, id: 'a', by }, ids)).toEqual(['b']);
  expect(await readSiblings(device, { entity: todo, id: 'e', by }, ids)).toEqual([]);
});
