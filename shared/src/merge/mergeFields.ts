/**
 * Field-level last-writer-wins: the one place that decides which of two values stays.
 * `sync-server/sql/push_records.sql` says the same in SQL; a property test holds both against each other [MG4].
 */
import type { Stamp } from '../clock/stamp.ts';

/** A value and the instant somebody gave it. Equal stamps mean equal values: a stamp never repeats [HLC1]. */
export type Pair = readonly [value: unknown, stamp: Stamp];

export type Fields = Readonly<Record<string, Pair>>;

export interface MergeOutcome {
  fields: Fields;
  /** Names whose incoming pair was taken. */
  taken: string[];
  /** Names whose current pair was later than the incoming one and stayed. */
  kept: string[];
}

/** Joins two versions of one record. Names only one side knows always survive [MG2, MG3]. */
export function mergeFields(current: Fields, incoming: Fields): MergeOutcome {
  const fields: Record<string, Pair> = { ...current };
  const taken: string[] = [];
  const kept: string[] = [];
  for (const [name, pair] of Object.entries(incoming)) {
    const stored = Object.hasOwn(current, name) ? current[name] : undefined;
    if (stored === undefined || pair[1] > stored[1]) {
      fields[name] = pair;
      taken.push(name);
    } else if (pair[1] < stored[1]) {
      kept.push(name);
    }
  }
  return { fields, taken, kept };
}
