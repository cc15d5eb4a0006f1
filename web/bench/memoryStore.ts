/**
 * A device's database in memory: what the engine is promised (`src/sync/ports.ts`), without IndexedDB, so that thousands
 * of devices fit into one process. It keeps records and marks, nothing of what only screens need.
 */
import { nodeOf, observe, type Stamp, tick } from '@holdfast/shared/clock/stamp';
import { type Fields, mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import type { Batch, LocalStore, PackedMark, PackLimits } from '../src/sync/ports.ts';

export interface MemoryStore extends LocalStore {
  /** A person's edit: values, stamp and dirty mark at once. */
  write(entity: string, id: string, values: Readonly<Record<string, unknown>>): void;
  record(entity: string, id: string): Fields | undefined;
  /** Of all records of an entity. */
  ids(entity: string): string[];
  readonly records: number;
  /** Dirty records. */
  readonly waiting: number;
  /** Changes the server refused: no benchmark makes any. */
  readonly refused: number;
}

export interface MemoryStorePlan {
  workspace: string;
  device: string;
  now(): number;
  /** Marks the server has answered for, once their reply is applied. */
  onSettled?(marks: readonly PackedMark[]): void;
}

interface RecordName {
  entity: string;
  id: string;
}

const keyOf = ({ entity, id }: RecordName) => `${entity}/${id}`;

export function createMemoryStore({ workspace, device, now, onSettled }: MemoryStorePlan): MemoryStore {
  const records = new Map<string, Fields>();
  /** Oldest mark first. */
  const outbox = new Map<string, PackedMark>();
  const node = nodeOf(device);
  let refused = 0;
  let clock: Stamp | null = null;
  let cursor: string | null = null;
  let lease = 0;

  function merge(name: RecordName, arrived: Fields): void {
    const key = keyOf(name);
    records.set(key, mergeFields(records.get(key) ?? {}, arrived).fields);
    for (const [, stamp] of Object.values(arrived)) clock = observe(clock, stamp);
  }

  /** The fields for which `isAnswered` holds are dirty no longer. */
  function clearMark(name: RecordName, isAnswered: (field: string, stamp: Stamp) => boolean): void {
    const mark = outbox.get(keyOf(name));
    if (mark === undefined) return;
    const left = Object.entries(mark.fields).filter(([field, stamp]) => !isAnswered(field, stamp));
    if (left.length === 0) outbox.delete(keyOf(name));
    else outbox.set(keyOf(name), { ...mark, fields: Object.fromEntries(left), edits: 1 });
  }

  function settle(sent: PackedMark, verdict: Verdict | undefined): void {
    if (verdict === undefined) return;
    clearMark(sent, (field, stamp) => sent.fields[field] === stamp);
    if (verdict.verdict === 'rejected') refused += 1;
    for (const [field, pair] of Object.entries(verdict.fields ?? {})) adopt(sent, field, pair);
  }

  /** The stored pair replaces what was sent, even where it is the same edit under a stamp that was pulled back. */
  function adopt(sent: PackedMark, field: string, pair: Fields[string]): void {
    const here = records.get(keyOf(sent)) ?? {};
    const stamp = here[field]?.[1];
    const isOurs = stamp !== undefined && stamp === sent.fields[field];
    if (isOurs || stamp === undefined || stamp < pair[1]) records.set(keyOf(sent), { ...here, [field]: pair });
    clock = observe(clock, pair[1]);
  }

  function pull(name: RecordName, fields: Fields): void {
    clearMark(name, (field, stamp) => stamp <= (fields[field]?.[1] ?? ''));
    merge(name, fields);
  }

  function applyReply(batch: Batch, reply: ExchangeReply): void {
    // The databases of benchmarks lose nothing and forget nothing.
    if (reply.reset && batch.cursor !== null) throw new Error('the server reset a device in mid-benchmark');
    batch.marks.forEach((sent, n) => {
      settle(sent, reply.verdicts[n]);
    });
    for (const { entity, id, fields } of reply.changes) pull({ entity, id }, fields);
    cursor = reply.cursor;
  }

  function fill(batch: Batch, { maxChanges, maxBytes, pick = () => true }: PackLimits): void {
    let bytes = 0;
    for (const mark of outbox.values()) {
      if (batch.changes.length === maxChanges) return;
      if (!pick(mark)) continue;
      const stored = records.get(keyOf(mark)) ?? {};
      const fields = Object.fromEntries(Object.entries(stored).filter(([field]) => field in mark.fields));
      const change = { entity: mark.entity, id: mark.id, fields };
      bytes += Buffer.byteLength(JSON.stringify(change)) + 1;
      if (bytes > maxBytes && batch.changes.length > 0) return;
      batch.changes.push(change);
      batch.marks.push(mark);
    }
  }

  return {
    get records() {
      return records.size;
    },
    get waiting() {
      return outbox.size;
    },
    get refused() {
      return refused;
    },
    ids: (entity) =>
      [...records.keys()].filter((key) => key.startsWith(`${entity}/`)).map((key) => key.slice(entity.length + 1)),
    record: (entity, id) => records.get(keyOf({ entity, id })),
    write(entity, id, values) {
      const stamp = tick(clock, now(), node);
      const fields = Object.fromEntries(
        Object.entries(values).map(([field, value]) => [field, [value, stamp] as const]),
      );
      const marks = Object.fromEntries(Object.keys(values).map((field) => [field, stamp]));
      const before = outbox.get(keyOf({ entity, id }));
      merge({ entity, id }, fields);
      const edits = (before?.edits ?? 0) + 1;
      outbox.set(keyOf({ entity, id }), { entity, id, fields: { ...before?.fields, ...marks }, edits });
    },
    async takeLease() {
      lease += 1;
      return lease;
    },
    async pack(limits) {
      // Whose it is goes without saying: a device here never has another session.
      const whose = { account: '', workspace, device };
      const batch: Batch = { ...whose, cursor, changes: [], marks: [], waiting: outbox.size, isHeld: false };
      fill(batch, limits);
      return batch;
    },
    async apply(held, batch, reply) {
      if (held !== lease) return 'lease_lost';
      applyReply(batch, reply);
      onSettled?.(batch.marks);
      return 'applied';
    },
  };
}
