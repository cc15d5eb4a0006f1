/** Adds a link after all others. */
import type { Values } from '@holdfast/shared/entities/defineEntity';
import type { link } from '@holdfast/shared/entities/link';
import { orderAfter } from '@holdfast/shared/values/orderAfter';
import type { EntityStore } from '../../data/entityStore.ts';
import type { WriteOptions, WriteOutcome } from '../../data/write.ts';

export async function addLink(
  store: EntityStore<typeof link>,
  values: Partial<Values<typeof link>>,
  id: string,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const [last] = await store.query({ by: ['order'], reverse: true, limit: 1 });
  return store.add({ ...values, order: orderAfter(last?.order) }, id, options);
}
