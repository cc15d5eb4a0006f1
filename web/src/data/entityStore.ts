/**
 * Everything a widget may do with one entity: typed writes, keyed reads, live hooks.
 * An entity store is configuration only; the work is in write.ts and in the indexes of database.ts.
 */
import { type EntityDefinition, keyName, readValues, type Values } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { Dexie } from 'dexie';
import { useSyncExternalStore } from 'react';
import { bringBack } from './bringBack.ts';
import { indexName, isDeletedRow, type Row, toKey } from './database.ts';
import type { Device } from './device.ts';
import { createJustAdded, withAdded } from './justAdded.ts';
import { useLive } from './useLive.ts';
import { toStoredNames, type Write, type WriteOptions, type WriteOutcome, writeRecords } from './write.ts';

/** A record as a widget sees it: its id and every field, defaults filled in. */
export type Entry<E extends EntityDefinition> = Values<E> & { id: string };

export interface Query<E extends EntityDefinition> {
  /** One of the entity's indexes. */
  by: readonly (string & (keyof E['fields'] | keyof E['keys']))[];
  /** Values of the leading fields of the index. */
  equals?: readonly unknown[];
  /** Bounds of the field after those: `from` and `to` are in the range, `after` and `before` are not. */
  from?: unknown;
  after?: unknown;
  to?: unknown;
  before?: unknown;
  reverse?: boolean;
  limit?: number;
}

export interface BackEdit<E extends EntityDefinition> {
  values: Partial<Values<E>>;
  base: Partial<Values<E>>;
  lastSeen: Partial<Values<E>>;
}

export interface EntityStore<E extends EntityDefinition> {
  entity: E;
  add(values: Partial<Values<E>>, id?: string, options?: WriteOptions): Promise<WriteOutcome>;
  /** `base`: what the person saw when they changed these fields [FO1]; with it a deleted record is not edited [FO2]. */
  edit(
    id: string,
    values: Partial<Values<E>>,
    base?: Partial<Values<E>>,
    options?: WriteOptions,
  ): Promise<WriteOutcome>;
  /** Edits a record that has been deleted, and so brings it back; `lastSeen` where nothing of it may be left. */
  bringBack(id: string, edit: BackEdit<E>, options?: WriteOptions): Promise<WriteOutcome>;
  /** Deletion is a field like any other: it can be undone by `restore`, here or on another device. */
  remove(id: string, options?: WriteOptions): Promise<WriteOutcome>;
  restore(id: string): Promise<WriteOutcome>;
  get(id: string): Promise<Entry<E> | undefined>;
  query(query: Query<E>): Promise<Entry<E>[]>;
  count(query: Query<E>): Promise<number>;
  /** Live: undefined until the first answer, null for a record that is not there. A deleted one is there, and says so. */
  useRecord(id: string): { entry: Entry<E>; isDeleted: boolean } | null | undefined;
  /** Live: undefined until the first answer. */
  useQuery(query: Query<E>): Entry<E>[] | undefined;
  useCount(query: Query<E>): number | undefined;
  /**
   * Live: what several queries come to, of one moment: two live reads side by side may each show another one. `deps` is
   * all that `read` reads it by, as text and numbers.
   */
  useRead<T>(read: (store: EntityStore<E>) => Promise<T>, deps: readonly (string | number)[]): T | undefined;
  /** The same, of the same moment with what was added on this page and is there, newest last. */
  useReadWithAdded<T>(
    read: (store: EntityStore<E>, added: Entry<E>[]) => Promise<T>,
    deps: readonly (string | number)[],
  ): T | undefined;
  /** Live: a list of all there are, read as far as the query's limit, with what was just added; and how many there are. */
  useList(query: Query<E>): { rows: Entry<E>[]; count: number } | undefined;
}

export function createEntityStore<E extends EntityDefinition>(device: Device, entity: E): EntityStore<E> {
  const table = device.db.rows(entity.name);
  const put = (write: Omit<Write, 'entity'>, options?: WriteOptions) =>
    writeRecords(device, [{ entity: entity.name, ...write }], options);
  const toEntry = (row: Row): Entry<E> => ({ ...readValues(entity, row.values), id: row.id });

  const get = async (id: string) => {
    const row = await table.get(id);
    return row === undefined || isDeletedRow(row) ? undefined : toEntry(row);
  };
  const read = async (id: string) => {
    const row = await table.get(id);
    return row === undefined ? null : { entry: toEntry(row), isDeleted: isDeletedRow(row) };
  };
  const query = async (wanted: Query<E>) => (await select(device, entity, wanted).toArray()).map(toEntry);
  const count = (wanted: Query<E>) => select(device, entity, wanted).count();

  const getAll = async (ids: readonly string[]) =>
    (await Promise.all(ids.map(get))).filter((entry) => entry !== undefined);
  const justAdded = createJustAdded();

  const store: EntityStore<E> = {
    entity,
    get,
    query,
    count,
    async add(values, id = device.newId(), options) {
      const outcome = await put({ id, values }, options);
      if (outcome.ok) justAdded.note(id);
      return outcome;
    },
    edit: (id, values, base, options) => put({ id, values, ...(base && { base }) }, options),
    bringBack: (id, { values, base, lastSeen }, options) => {
      const stored = (given: Partial<Values<E>>) => toStoredNames(entity, given);
      const back = { values: stored(values), base: stored(base), lastSeen: stored(lastSeen) };
      return bringBack(device, { entity: entity.name, id, ...back }, options);
    },
    remove: (id, options) => put({ id, values: { [deletedField]: true } }, options),
    restore: (id) => put({ id, values: { [deletedField]: false } }),
    useRecord: (id) => useLive(() => read(id), [device, id]),
    useQuery: (wanted) => useLive(() => query(wanted), [device, JSON.stringify(wanted)]),
    useCount: (wanted) => useLive(() => count(wanted), [device, JSON.stringify(wanted)]),
    useRead: (read, deps) =>
      useLive(() => device.db.transaction('r', table, async () => read(store)), [device, ...deps]),
    useReadWithAdded(read, deps) {
      const ids = useSyncExternalStore(justAdded.subscribe, justAdded.ids);
      return store.useRead(async () => read(store, await getAll(ids)), [...deps, ids.join()]);
    },
    useList(wanted) {
      const { limit: _, ...all } = wanted;
      return store.useReadWithAdded(
        async (_store, added) => ({ rows: withAdded(await query(wanted), added), count: await count(all) }),
        [JSON.stringify(wanted)],
      );
    },
  };
  return store;
}

function select<E extends EntityDefinition>(device: Device, entity: E, { by, equals = [], ...wanted }: Query<E>) {
  const fixed = [1, ...equals.map(toKey)];
  const open = 1 + by.length - fixed.length;
  const range = device.db.rows(entity.name).where(indexName(by.map((name) => keyName(entity, name))));
  const { from, after, to, before } = wanted;
  // An array that ends early sorts before all that go on from it, and one that goes on with the greatest key after them.
  const edge = (value: unknown, isPast: boolean) => [
    ...fixed,
    ...(value === undefined ? [] : [toKey(value)]),
    ...(isPast ? Array.from({ length: value === undefined ? open : open - 1 }, () => Dexie.maxKey) : []),
  ];
  const lower = after === undefined ? edge(from, false) : edge(after, true);
  const upper = before === undefined ? edge(to, true) : edge(before, false);
  let rows = range.between(lower, upper, after === undefined, before === undefined);
  if (wanted.reverse) rows = rows.reverse();
  return wanted.limit === undefined ? rows : rows.limit(wanted.limit);
}
