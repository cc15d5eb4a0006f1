/** What a database says of itself when its rows are as this version wants them. */
import type { EntityDefinition, Registry } from '@holdfast/shared/entities/defineEntity';
import { type DeviceDatabase, keyRule, keysOf } from './database.ts';
import { type MetaValues, readMetas } from './meta.ts';
import { isCounted, ruleOf } from './rollups/rollupState.ts';

const none = { values: {}, stamps: {} };

/** By entity: which index keys its rows have today. */
export function keysOfToday(registry: Registry): Readonly<Record<string, string>> {
  const keysNow = (entity: EntityDefinition) => JSON.stringify([keyRule, keysOf(entity, none)]);
  return Object.fromEntries(Object.values(registry).map((entity) => [entity.name, keysNow(entity)]));
}

/** What a database without rows begins with: nothing is to be done to them. */
export function preparedMeta(registry: Registry): Pick<MetaValues, 'indexed' | 'rollups'> {
  const counted = Object.values(registry).map((entity) => [entity.name, { rule: ruleOf(entity) }]);
  return { indexed: keysOfToday(registry), rollups: Object.fromEntries(counted) };
}

/** One look, which is all that most starts need. `build`: as of the device. */
export async function arePrepared(db: DeviceDatabase, build: string | undefined): Promise<boolean> {
  const { registry, unknown, meta } = db;
  const [aside, known] = await db.transaction('r', [unknown, meta], async () =>
    Promise.all([unknown.count(), readMetas(db, ['indexed', 'rollups', 'build'])]),
  );
  const keys = Object.entries(keysOfToday(registry));
  return (
    aside === 0 &&
    (build === undefined || known.build === build) &&
    keys.every(([name, made]) => known.indexed?.[name] === made) &&
    Object.values(registry).every((entity) => isCounted(known.rollups ?? {}, entity))
  );
}
