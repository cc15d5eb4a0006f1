/** All that a device keeps, as it would travel, and what of it the server has not taken yet. Reads whole tables: for the lab only. */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import type { DeviceDatabase } from '../data/database.ts';
import { readRefused } from '../data/outbox/refused.ts';
import { readQueue } from '../data/outbox/unsent.ts';
import { keyOf } from '../data/recordName.ts';
import { toFields } from '../data/rowFields.ts';

/** By the name of the record. */
export type Records = ReadonlyMap<string, Fields>;
type Stamps = ReadonlyMap<string, Readonly<Record<string, Stamp>>>;

export interface Kept {
  records: Records;
  pending: Stamps;
  refused: Stamps;
}

export async function readKept(db: DeviceDatabase): Promise<Kept> {
  const entities = Object.keys(db.registry);
  const tables = [...entities, ...db.tables.map(({ name }) => name).filter((name) => !entities.includes(name))];
  return db.transaction('r', tables, async () => {
    const known = await Promise.all(
      entities.map(async (entity) =>
        (await db.rows(entity).toArray()).map((row) => [keyOf({ entity, id: row.id }), toFields(row)] as const),
      ),
    );
    const aside = (await db.unknown.toArray()).map((row) => [keyOf(row), row.fields] as const);
    const pending = await readQueue(db, Number.POSITIVE_INFINITY);
    const refused = await readRefused(db);
    const stampsOf = (rows: typeof pending | typeof refused) =>
      new Map(rows.map((row) => [keyOf(row), row.fields] as const));
    return { records: new Map([...known.flat(), ...aside]), pending: stampsOf(pending), refused: stampsOf(refused) };
  });
}
