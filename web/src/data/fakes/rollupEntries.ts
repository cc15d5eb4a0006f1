/** What a rollup would answer of these records, which stand nowhere. */
import type { EntityDefinition, Rollup } from '@holdfast/shared/entities/defineEntity';
import type { RollupName } from '../entityStore.ts';
import type { RollupEntry } from '../rollups/readRollup.ts';

export function rollupEntries<E extends EntityDefinition>(
  { rollups }: E,
  name: RollupName<E>,
  records: readonly object[],
): RollupEntry[] {
  const addends = (rollups as Readonly<Record<string, Rollup>>)[name] as Rollup;
  const entries = new Map<string, RollupEntry>();
  for (const record of records) {
    for (const { key, sum = 0 } of addends((field) => (record as Record<string, unknown>)[field] as never)) {
      const before = entries.get(JSON.stringify(key)) ?? { key, count: 0, sum: 0 };
      entries.set(JSON.stringify(key), { key, count: before.count + 1, sum: before.sum + sum });
    }
  }
  return [...entries.values()];
}
