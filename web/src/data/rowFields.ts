/** A record as it travels (fields) and as it lies in its table (row). */
import type { Fields, Pair } from '@holdfast/shared/merge/mergeFields';
import type { Row } from './database.ts';

/** Its index keys come with its writing. */
export function toRow(id: string, fields: Readonly<Record<string, Pair>>): Row {
  const values: Row['values'] = {};
  const stamps: Row['stamps'] = {};
  for (const [name, [value, stamp]] of Object.entries(fields)) {
    values[name] = value;
    stamps[name] = stamp;
  }
  return { id, values, stamps, keys: {} };
}

export function toFields(row: Row): Record<string, Pair> {
  return Object.fromEntries(Object.entries(row.stamps).map(([name, stamp]) => [name, [row.values[name], stamp]]));
}

export function stampsOf(fields: Fields): Row['stamps'] {
  return Object.fromEntries(Object.entries(fields).map(([name, [, stamp]]) => [name, stamp]));
}
