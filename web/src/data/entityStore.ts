/**
 * Everything a widget may do with one entity: typed writes, keyed reads, live hooks.
 * An entity store is configuration only; the work is in write.ts and in the indexes of database.ts.
 */
import { type EntityDefinition, readValues, type Values } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { useMemo, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { bringBack } from './bringBack.ts';
import { isDeletedRow, type Row } from './database.ts';
import type { Device } from './device.ts';
import { createJustAdded, withAdded } from './justAdded.ts';
import { type Query, queryRange } from './queryRange.ts';
import { countIn, type RollupEntry, type RollupRange, readRollup, rollupTables } from './rollups/readRollup.ts';
import { useLive } from './useLive.ts';
import {
  onceCommitted,
  toStoredNames,
  type Write,
  type WriteOptions,
  type WriteOutcome,
  writeRecords,
} from './write.ts';

/** A record as a widget sees it: its id and every field, defaults filled in. */
export type Entry<E extends EntityDefinition> = Values<E> & { id: string };

export interface BackEdit<E extends EntityDefinition> {
  values: Partial<Values<E>>;
  base: Partial<Values<E>>;
  lastSeen: Partial<Values<E>>;
}

export type RollupName<E extends EntityDefinition> = string & keyof E['rollups'];

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
  /** Those that are here and not deleted, in this order. */
  getAll(ids: readonly string[]): Promise<Entry<E>[]>;
  query(query: Query<E>): Promise<Entry<E>[]>;
  count(query: Query<E>): Promise<number>;
  /** What is counted of all records by a key; null while it is not known [RO1]. */
  rollup(name: RollupName<E>, range?: RollupRange): Promise<RollupEntry[] | null>;
  /** Live: undefined until the first answer, null for a record that is not here. A deleted one has `isDeleted`. */
  useRecord(id: string): { entry: Entry<E>; isDeleted: boolean } | null | undefined;
  /** Live: undefined until the first answer. */
  useQuery(query: Query<E>): Entry<E>[] | undefined;
  useRollup(name: RollupName<E>, range?: RollupRange): RollupEntry[] | null | undefined;
  /**
   * Live: several queries in one transaction, so that their results fit together: two live reads side by side may be of
   * different states. `deps`: everything `read` depends on.
   */
  useRead<T>(read: (store: EntityStore<E>) => Promise<T>, deps: readonly (string | number)[]): T | undefined;
  /** The same, with the last few records added on this page that still exist; shown the moment they are stored. */
  useReadWithAdded<F, T>(read: WithAdded<E, F, T>, deps: readonly (string | number)[]): T | undefined;
  /** Live: what was added on this page and is there, newest last. */
  useAdded(): Entry<E>[] | undefined;
  /** What was added last, for as long as a person looks for it. */
  useNewest(): string | null;
  /** Live: a list of all there are, read as far as the query's limit, with what was just added; and how many there are, where that is known. */
  useList(query: Query<E>): { rows: Entry<E>[]; count: number | undefined } | undefined;
}

export interface WithAdded<E extends EntityDefinition, F, T> {
  read(store: EntityStore<E>): Promise<F>;
  /**
   * Puts what was added to what was found, newest last. What was found does not count those that are `unread`: they came
   * since, and are as they were added.
   */
  combine(found: F, added: Entry<E>[], unread: Entry<E>[]): T;
}

/** What was added before these a person has seen. */
export const shownAdded = 3;

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
    (await table.bulkGet([...ids])).flatMap((row) => (row === undefined || isDeletedRow(row) ? [] : [toEntry(row)]));
  const justAdded = createJustAdded<Entry<E>>((ms, call) => setTimeout(call, ms));

  const store: EntityStore<E> = {
    entity,
    get,
    getAll,
    query,
    count,
    rollup: (name, range) => readRollup(device.db, entity, name, range),
    async add(values, id = device.newId(), options) {
      const noteWhenStored = onceCommitted(() => {
        const added = { ...readValues(entity, toStoredNames(entity, values)), id };
        // It is drawn before the live reads are repeated that this write has made old.
        flushSync(() => justAdded.note(added));
      });
      const outcome = await put({ id, values }, options);
      if (outcome.ok) noteWhenStored();
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
    useRollup: (name, range) =>
      useLive(
        () => device.db.transaction('r', rollupTables(device.db), async () => store.rollup(name, range)),
        [device, name, JSON.stringify(range)],
      ),
    useRead: (read, deps) =>
      useLive(
        () => device.db.transaction('r', device.db.rowTables([entity.name]), async () => read(store)),
        [device, ...deps],
      ),
    useReadWithAdded({ read, combine }, deps) {
      const noted = useSyncExternalStore(justAdded.subscribe, justAdded.all).slice(-shownAdded);
      const asked = noted.map(({ id }) => id);
      const answer = store.useRead(async () => {
        const [found, added] = await Promise.all([read(store), getAll(asked)]);
        return { found, added, asked };
      }, [...deps, asked.join()]);
      // biome-ignore lint/correctness/useExhaustiveDependencies: what `combine` depends on its caller says
      return useMemo(() => {
        if (answer === undefined) return undefined;
        const unread = noted.filter(({ id }) => !answer.asked.includes(id));
        return combine(answer.found, [...answer.added, ...unread], unread);
      }, [answer, asked.join(), ...deps]);
    },
    useAdded() {
      const noted = useSyncExternalStore(justAdded.subscribe, justAdded.all);
      const read = useLive(async () => ({ noted, added: await getAll(noted.map(({ id }) => id)) }), [device, noted]);
      if (read === undefined) return undefined;
      return read.noted === noted ? read.added : [...read.added, ...noted.filter((one) => !read.noted.includes(one))];
    },
    useNewest: () => useSyncExternalStore(justAdded.subscribe, justAdded.newest),
    useList(wanted) {
      return store.useReadWithAdded(
        {
          async read() {
            const [rows, all] = await Promise.all([query(wanted), store.rollup('all')]);
            return { rows, count: countIn(all) };
          },
          combine: ({ rows, count }, added, unread) => ({
            rows: withAdded(rows, added),
            count: count === undefined ? undefined : count + unread.length,
          }),
        },
        [JSON.stringify(wanted)],
      );
    },
  };
  return store;
}

function select<E extends EntityDefinition>(device: Device, entity: E, query: Query<E>) {
  const { index, lower, upper, isLowerIn, isUpperIn } = queryRange(entity, query);
  let rows = device.db.rows(entity.name).where(index).between(lower, upper, isLowerIn, isUpperIn);
  if (query.reverse) rows = rows.reverse();
  return query.limit === undefined ? rows : rows.limit(query.limit);
}
