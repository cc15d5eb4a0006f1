/** One deed on all selected records: read and written in one transaction, one row of the history, taken back as one [HI1]. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { correctedNow } from '../data/correctedNow.ts';
import type { Device } from '../data/device.ts';
import type { EntityStore } from '../data/entityStore.ts';
import { inOneTransaction, type WriteOutcome, writeRecords } from '../data/write.ts';
import type { BulkAction } from './bulkActions.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface BulkDeed<E extends EntityDefinition> {
  of: WidgetDefinition<E>;
  store: EntityStore<E>;
  action: BulkAction<E>;
  ids: readonly string[];
}

/** `words` are for the person: they also say for how many of the records the action was not. */
export interface BulkOutcome {
  outcome: WriteOutcome;
  words: string;
}

export async function writeBulk<E extends EntityDefinition>(
  device: Device,
  { of, store, action, ids }: BulkDeed<E>,
): Promise<BulkOutcome> {
  const nowMs = await correctedNow(device);
  const done = await inOneTransaction(device, [of.entity.name], async () => {
    const records = (await Promise.all(ids.map(store.get))).filter((record) => record !== undefined);
    const planned = records.map((record) => ({ record, values: action.plan(record, nowMs) }));
    const meant = planned.flatMap(({ record, values }) => (values === null ? [] : [{ record, values }]));
    const writes = meant.map(({ record, values }) => ({ entity: of.entity.name, id: record.id, values }));
    const [only, ...others] = meant.map(({ record }) => record);
    const what = only && others.length === 0 ? `“${of.title(only)}”` : countOf(of, meant.length);
    const outcome = await writeRecords(device, writes, { words: `${action.said} ${what}` });
    const rest = meant.length < records.length && action.except ? `; ${action.except}` : '';
    const all = meant.length < ids.length ? `${meant.length} of ${countOf(of, ids.length)}${rest}` : what;
    return { ok: true, outcome, words: `${action.said} ${all}` } as const;
  });
  return done.ok ? done : { outcome: done, words: '' };
}

function countOf({ words: [one, many] }: Pick<WidgetDefinition, 'words'>, count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
