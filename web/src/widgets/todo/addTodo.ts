/** Adds a todo after all open ones. */
import type { Values } from '@holdfast/shared/entities/defineEntity';
import type { todo } from '@holdfast/shared/entities/todo';
import { orderAfter } from '@holdfast/shared/values/orderAfter';
import type { Device } from '../../data/device.ts';
import type { EntityStore } from '../../data/entityStore.ts';
import { inOneTransaction, type WriteOptions, type WriteOutcome } from '../../data/write.ts';

export async function addTodo(
  device: Device,
  store: EntityStore<typeof todo>,
  values: Partial<Values<typeof todo>>,
  id: string,
  options: WriteOptions,
): Promise<WriteOutcome> {
  // One transaction for the place and the todo: nobody comes in between, and nothing waits twice.
  return inOneTransaction(device, [store.entity.name], async () => {
    const [last] = await store.query({ by: ['done', 'order'], equals: [false], reverse: true, limit: 1 });
    return store.add({ ...values, order: orderAfter(last?.order) }, id, options);
  });
}
