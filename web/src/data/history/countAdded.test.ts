import { registry } from '@holdfast/shared/entities/registry';
import { expect, it } from 'vitest';
import { createEntityStore } from '../entityStore.ts';
import { openTestDevice } from '../fakes/openTestDevice.ts';
import { countAdded } from './countAdded.ts';
import { undoAction } from './undoAction.ts';

it('counts records that were made here, not what was removed, brought back or of the demo, and no further than asked', async () => {
  const device = await openTestDevice();
  const todos = createEntityStore(device, registry.todo);
  const added: string[] = [];
  for (const title of ['of the demo', 'one', 'two']) {
    const outcome = await todos.add({ title });
    if (!outcome.ok) throw new Error('not added');
    added.push(outcome.id);
  }
  const [demo = '', one = ''] = added;
  const removed = await todos.remove(one);
  await undoAction(device, (removed.ok && removed.action) || 0);
  const count = (enough: number) => countAdded(device.db, enough, (id) => id !== demo);
  expect([await count(3), await count(1)]).toEqual([2, 1]);
});
