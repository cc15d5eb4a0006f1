/**
 * The invariants of the lab: whatever was made on a device is on the server, or waits, or was refused; and what both have
 * is the same. Pure.
 */
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import type { Fields, Pair } from '@holdfast/shared/merge/mergeFields';
import type { Kept, Records } from './keptRecords.ts';

/** Counts of fields, but for `records`. */
export interface Comparison {
  records: number;
  /** On the device. */
  made: number;
  /** On the server as well, the same or something later. */
  acknowledged: number;
  pending: number;
  refused: number;
  /** Neither on the server, nor waiting, nor refused: "record field". */
  lost: string[];
  /** One stamp, two values. */
  differing: string[];
  /** On the server, and not here yet. */
  toFetch: number;
}

export function compareReplicas({ records, pending, refused }: Kept, server: Records): Comparison {
  const found: Comparison = {
    records: records.size,
    made: 0,
    acknowledged: 0,
    pending: 0,
    refused: 0,
    lost: [],
    differing: [],
    toFetch: 0,
  };
  for (const [record, fields] of records) {
    const there = server.get(record) ?? {};
    // Deletions are forgotten after a while, on either side.
    const mayBeGone = isDeletedRecord(fields) && !server.has(record);
    for (const [name, pair] of Object.entries(fields)) {
      found.made += 1;
      const place = `${record} ${name}`;
      const stored = Object.hasOwn(there, name) ? there[name] : undefined;
      if (refused.get(record)?.[name] !== undefined) found.refused += 1;
      else if (pending.get(record)?.[name] !== undefined) found.pending += 1;
      else if (mayBeGone || (stored !== undefined && stored[1] >= pair[1])) found.acknowledged += 1;
      else found.lost.push(place);
      if (stored?.[1] === pair[1] && !isSameValue(stored, pair)) found.differing.push(place);
    }
  }
  found.toFetch = countMissing(records, server);
  return found;
}

/** Fields of `server` that are later than those of `records`, or missing there. */
function countMissing(records: Records, server: Records): number {
  let missing = 0;
  for (const [record, fields] of server) {
    const here = records.get(record);
    if (here === undefined && isDeletedRecord(fields)) continue;
    for (const [name, pair] of Object.entries(fields)) {
      const kept: Pair | undefined = here !== undefined && Object.hasOwn(here, name) ? here[name] : undefined;
      if (kept === undefined || kept[1] < pair[1]) missing += 1;
    }
  }
  return missing;
}

const isSameValue = ([value]: Pair, [other]: Pair) => JSON.stringify(value) === JSON.stringify(other);

export interface ReplicaVerdict {
  kind: 'holds' | 'behind' | 'broken';
  words: string;
}

/** `broken`: something is lost or differs; `behind`: nothing is, and the device has not caught up yet. */
export function judgeReplica(comparison: Comparison): ReplicaVerdict {
  const { made, acknowledged, pending, refused, lost, differing, toFetch, records } = comparison;
  const sum = `${made} made = ${acknowledged} on the server + ${pending} waiting + ${refused} refused`;
  if (lost.length > 0) return { kind: 'broken', words: `${lost.length} fields are lost, the first: ${lost[0]}` };
  if (differing.length > 0) {
    return { kind: 'broken', words: `${differing.length} fields differ, the first: ${differing[0]}` };
  }
  if (toFetch > 0) return { kind: 'behind', words: `${sum}; ${toFetch} more are on the server and not here yet` };
  return { kind: 'holds', words: `${sum}; records: ${records}, the same on both sides` };
}

/** A short name of everything that is in there: two that agree have the same. Source: FNV-1a, 32 bit. */
export function digestOf(records: ReadonlyMap<string, Fields>): string {
  const alive = [...records].filter(([, fields]) => !isDeletedRecord(fields));
  const lines = alive.map(([record, fields]) => JSON.stringify([record, Object.entries(fields).sort(byName)]));
  let hash = 0x811c9dc5;
  for (const line of lines.sort()) {
    for (let at = 0; at < line.length; at += 1) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const byName = ([one]: readonly [string, Pair], [other]: readonly [string, Pair]) => (one < other ? -1 : 1);
