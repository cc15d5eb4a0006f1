/**
 * What takes room on this device, roughly, without reading it all: how many there are of each kind, by what is counted of
 * them, times the size of a few.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { Table } from 'dexie';
import type { DeviceDatabase } from './database.ts';
import { countIn, readRollup } from './rollups/readRollup.ts';

export interface KindSize {
  /** An entity, or the table that is not one's. */
  kind: string;
  count: number;
  /** As text; what the browser makes of it is some more or less. */
  bytes: number;
}

/** Of each kind, from its beginning and as many from its end. */
const sampled = 20;
/** Of what nothing is counted, keys up to this many are: no more than a moment's work. */
const mostKeys = 5_000;

/** The largest first; kinds without anything are left out. */
export async function estimateSizes(db: DeviceDatabase): Promise<KindSize[]> {
  const sizes: KindSize[] = [];
  for (const entity of Object.values(db.registry)) {
    sizes.push(await sizeOf(db.table(entity.name), entity.name, await countRecords(db, entity)));
  }
  for (const table of [db.history, db.diary] as Table[]) {
    sizes.push(await sizeOf(table, table.name, await spanOf(table)));
  }
  return sizes.filter(({ count }) => count > 0).sort((a, b) => b.bytes - a.bytes);
}

/** By the first of the entity's rollups, in which every record counts once. */
async function countRecords(db: DeviceDatabase, entity: EntityDefinition): Promise<number> {
  const [name] = Object.keys(entity.rollups);
  const counted = name === undefined ? null : await readRollup(db, entity, name as never);
  return countIn(counted) ?? (await db.rows(entity.name).toCollection().limit(mostKeys).primaryKeys()).length;
}

/** Of a table whose rows are numbered: the oldest are removed, and few in between. */
async function spanOf(table: Table): Promise<number> {
  const [first] = await table.toCollection().limit(1).primaryKeys();
  const [last] = await table.toCollection().reverse().limit(1).primaryKeys();
  return first === undefined ? 0 : Number(last) - Number(first) + 1;
}

/** Those that were not read are as large as the one in the middle: a single large one is not taken for many. */
async function sizeOf(table: Table, kind: string, count: number): Promise<KindSize> {
  const first = await table.toCollection().limit(sampled).toArray();
  const atEnd = Math.min(sampled, Math.max(0, count - first.length));
  const last = atEnd === 0 ? [] : await table.toCollection().reverse().limit(atEnd).toArray();
  const read = [...first, ...last].map((row) => JSON.stringify(row).length).sort((a, b) => a - b);
  const usual = read[Math.floor(read.length / 2)] ?? 0;
  const bytes = read.reduce((sum, size) => sum + size, 0) + usual * Math.max(0, count - read.length);
  return { kind, count, bytes };
}
