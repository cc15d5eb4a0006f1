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

export interface FirstLook {
  /** The device's id; undefined of a database that nobody has begun. */
  device: string | undefined;
  arePrepared: boolean;
}

/** All that most starts need, in one transaction. `build`: as of the device. */
export async function lookAt(db: DeviceDatabase, build: string | undefined): Promise<FirstLook> {
  const { registry, unknown, meta } = db;
  const [aside, known] = await db.transaction('r', [unknown, meta], async () =>
    Promise.all([unknown.count(), readMetas(db, ['device', 'indexed', 'rollups', 'build'])]),
  );
  const keys = Object.entries(keysOfToday(registry));
  const arePrepared =
    aside === 0 &&
    (build === undefined || known.build === build) &&
    keys.every(([name, made]) => known.indexed?.[name] === made) &&
    Object.values(registry).every((entity) => isCounted(known.rollups ?? {}, entity));
  return { device: known.device, arePrepared };
}
