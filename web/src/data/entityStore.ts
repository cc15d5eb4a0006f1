/**
 * Everything a widget may do with one entity: typed writes, keyed reads, live hooks.
 * An entity store is configuration only; the work is in write.ts and in the indexes of database.ts.
 */
import { type EntityDefinition, readValues, storedName, type Values } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { Dexie } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { indexName, type Row, toKey } from './database.ts';
import type { Device } from './device.ts';
import { type WriteOutcome, writeRecords } from './write.ts';

/** A record as a widget sees it: its id and every field, defaults filled in. */
export type Entry<E extends EntityDefinition> = Values<E> & { id: string };

export interface Query<E extends EntityDefinition> {
  /** One of the entity's indexes. */
  by: readonly (string & keyof E['fields'])[];
  /** Values of the leading fields of the index. */
  equals?: readonly unknown[];
  /** Inclusive bounds of the field after those. */
  from?: unknown;
  to?: unknown;
  reverse?: boolean;
  limit?: number;
}

export interface EntityStore<E extends EntityDefinition> {
  entity: E;
  add(values: Partial<Values<E>>, id?: string): Promise<WriteOutcome>;
  edit(id: string, values: Partial<Values<E>>): Promise<WriteOutcome>;
  /** Deletion is a field like any other: it can be undone by `restore`, here or on another device. */
  remove(id: string): Promise<WriteOutcome>;
  restore(id: string): Promise<WriteOutcome>;
  get(id: string): Promise<Entry<E> | undefined>;
  query(query: Query<E>): Promise<Entry<E>[]>;
  count(query: Query<E>): Promise<number>;
  /** Live: undefined until the first answer, null for a record that is not there or deleted. */
  useEntry(id: string | null): Entry<E> | null | undefined;
  /** Live: undefined until the first answer. */
  useQuery(query: Query<E>): Entry<E>[] | undefined;
  useCount(query: Query<E>): number | undefined;
}

export function createEntityStore<E extends EntityDefinition>(device: Device, entity: E): EntityStore<E> {
  const table = device.db.rows(entity.name);
  const put = (id: string, values: Readonly<Record<string, unknown>>) =>
    writeRecords(device, [{ entity: entity.name, id, values }]);
  const toEntry = (row: Row): Entry<E> => ({ ...readValues(entity, row.values), id: row.id });

  const get = async (id: string) => {
    const row = await table.get(id);
    return row === undefined || row.values[deletedField] === true ? undefined : toEntry(row);
  };
  const query = async (wanted: Query<E>) => (await select(device, entity, wanted).toArray()).map(toEntry);
  const count = (wanted: Query<E>) => select(device, entity, wanted).count();

  return {
    entity,
    get,
    query,
    count,
    add: (values, id = device.newId()) => put(id, values),
    edit: put,
    remove: (id) => put(id, { [deletedField]: true }),
    restore: (id) => put(id, { [deletedField]: false }),
    useEntry: (id) => useLiveQuery(async () => (id === null ? null : ((await get(id)) ?? null)), [device, id]),
    useQuery: (wanted) => useLiveQuery(() => query(wanted), [device, JSON.stringify(wanted)]),
    useCount: (wanted) => useLiveQuery(() => count(wanted), [device, JSON.stringify(wanted)]),
  };
}

function select<E extends EntityDefinition>(device: Device, entity: E, { by, equals = [], ...wanted }: Query<E>) {
  const fixed = [1, ...equals.map(toKey)];
  const open = 1 + by.length - fixed.length;
  const lower = wanted.from === undefined ? [] : [toKey(wanted.from)];
  const upper = wanted.to === undefined ? [] : [toKey(wanted.to)];
  const pad = (bound: unknown, used: number) => Array.from({ length: open - used }, () => bound);
  let rows = device.db
    .rows(entity.name)
    .where(indexName(by.map((field) => storedName(entity, field))))
    .between(
      [...fixed, ...lower, ...pad(Dexie.minKey, lower.length)],
      [...fixed, ...upper, ...pad(Dexie.maxKey, upper.length)],
      true,
      true,
    );
  if (wanted.reverse) rows = rows.reverse();
  return wanted.limit === undefined ? rows : rows.limit(wanted.limit);
}
