/**
 * What the server owes: of each record the latest that was acknowledged. A record that has been deleted for as long as
 * deletions are remembered may be forgotten [RH2], one that later work brought back may not [MG5].
 */
import type { Fields, Pair } from '@holdfast/shared/merge/mergeFields';
import { isDeletedRecord } from './deletions.ts';

/** The server's own default. */
const retentionMs = 90 * 24 * 60 * 60 * 1000;

export interface Owed {
  /** Verdicts have answered for these fields of a record, as the server stores them. */
  take(record: string, fields: Fields): void;
  /** Now or once: what was written before may be gone, here and there. */
  mayBeForgotten(record: string): boolean;
  /** The server may know of its deletion though no verdict has told of it. */
  distrust(record: string): void;
  /** Only so much is left in the world, by field key. Answers how many values are lost. */
  cutTo(held: ReadonlyMap<string, Pair>): number;
  /** The field keys of what is not there, each with its stamp. */
  missing(stored: ReadonlyMap<string, Pair>): string[];
}

export function createOwed(now: () => number): Owed {
  const records = new Map<string, Map<string, Pair>>();
  /** Since when it has been deleted; null for one that was once and is not. */
  const deletedAt = new Map<string, number | null>();
  const forgotten = new Set<string>();
  const distrusted = new Set<string>();

  function isDue(record: string): boolean {
    const since = deletedAt.get(record) ?? null;
    return distrusted.has(record) || (since !== null && since <= now() - retentionMs);
  }

  /** Its pairs that are later than those of `other`. */
  const above = (record: string, other: ReadonlyMap<string, Pair>) =>
    [...(records.get(record) ?? [])].filter(([name, [, stamp]]) => stamp > (other.get(`${record} ${name}`)?.[1] ?? ''));

  return {
    take(record, fields) {
      if (isDue(record)) {
        forgotten.add(record);
        deletedAt.delete(record);
        records.delete(record);
      }
      const known = records.get(record) ?? new Map<string, Pair>();
      records.set(record, known);
      for (const [name, pair] of Object.entries(fields)) {
        if (pair[1] > (known.get(name)?.[1] ?? '')) known.set(name, pair);
      }
      if (isDeletedRecord(known)) deletedAt.set(record, deletedAt.get(record) ?? now());
      else if (deletedAt.has(record)) deletedAt.set(record, null);
    },
    mayBeForgotten: (record) => forgotten.has(record) || isDue(record),
    distrust: (record) => void distrusted.add(record),
    cutTo(held) {
      let lost = 0;
      for (const [record, known] of records) {
        for (const [name] of above(record, held)) {
          lost += 1;
          const best = held.get(`${record} ${name}`);
          if (best === undefined) known.delete(name);
          else known.set(name, best);
        }
      }
      // The database that was put back may count a record as deleted that has come back since, or for longer.
      for (const record of deletedAt.keys()) distrusted.add(record);
      return lost;
    },
    missing(stored) {
      const due = [...records.keys()].filter((record) => !isDue(record));
      return due.flatMap((record) => above(record, stored).map(([name, [, stamp]]) => `${record} ${name} ${stamp}`));
    },
  };
}
