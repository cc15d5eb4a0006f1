/** A query of one entity as a range of one of its indexes. */
import { type EntityDefinition, type IndexKey, keyName } from '@holdfast/shared/entities/defineEntity';
import { Dexie } from 'dexie';
import { indexName, type Row, toKey } from './database.ts';

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

/** One entry of an index: that the record is there, then what the index is over. */
export type RowKey = readonly IndexKey[];

export interface QueryRange<K = RowKey> {
  index: string;
  lower: K;
  upper: K;
  isLowerIn: boolean;
  isUpperIn: boolean;
  /** Where a row of the query lies in the index. */
  keyOf(row: Row): K;
}

export function queryRange<E extends EntityDefinition>(entity: E, query: Query<E>): QueryRange {
  const { by, equals = [], from, after, to, before } = query;
  const names = by.map((name) => keyName(entity, name));
  const fixed = [1, ...equals.map(toKey)];
  const open = 1 + by.length - fixed.length;
  // A shorter array sorts before all that it is the beginning of; filled up with the greatest key it sorts after them.
  // So the two are the bounds of all entries that begin with the same values.
  const edge = (value: unknown, isPast: boolean): RowKey => [
    ...fixed,
    ...(value === undefined ? [] : [toKey(value)]),
    ...(isPast
      ? Array.from({ length: value === undefined ? open : open - 1 }, () => Dexie.maxKey as unknown as IndexKey)
      : []),
  ];
  return {
    index: indexName(names),
    lower: after === undefined ? edge(from, false) : edge(after, true),
    upper: before === undefined ? edge(to, true) : edge(before, false),
    isLowerIn: after === undefined,
    isUpperIn: before === undefined,
    keyOf: ({ keys }) => [1, ...names.map((name) => keys[name] ?? '')],
  };
}
