/**
 * The records and marks one reply touches, read in bulk, changed in memory, written back in bulk.
 * Lives inside one transaction of applyReply.ts; decides nothing but what a merge decides.
 */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import { findEntity } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { type Fields, mergeFields, type Pair } from '@holdfast/shared/merge/mergeFields';
import type { Change } from '@holdfast/shared/protocol/exchange';
import type { PackedMark } from '../sync/ports.ts';
import {
  type DiaryRow,
  isDeletedRow,
  keysOf,
  type OutboxRow,
  type RefusedRow,
  type Row,
  type UnknownRow,
} from './database.ts';
import type { Device } from './device.ts';
import type { Snapshot } from './meta.ts';
import { stampsOf, toFields, toRow } from './rowFields.ts';
import { sameValue } from './sameValue.ts';

/** How long a value that lost can be taken back. */
const diaryMs = 30 * 24 * 60 * 60 * 1000;

type RecordName = { entity: string; id: string };

export interface Replica {
  /** Clears the marks whose stamp is still the one that was sent [OB3]. */
  clearMarks(sent: PackedMark): void;
  /** Takes over what the server stores where it differs from what was sent; a newer edit made here stays. */
  adopt(sent: PackedMark, name: string, pair: Pair): void;
  merge(change: Change): void;
  /** Keeps a record of an entity this version does not know. */
  setAside(change: Change): void;
  /** Moves the marks that were sent into quarantine, unless the record was edited since [OB5]. */
  refuse(sent: PackedMark, code: string, message: string, at: number): void;
  save(at: number): Promise<void>;
}

/** `snapshot`: the one this reply is a page of, if any. */
export async function openReplica(
  device: Device,
  touched: readonly RecordName[],
  snapshot: Snapshot | null,
): Promise<Replica> {
  const { db, registry } = device;
  const rows = new Map<string, Row>();
  const marks = new Map<string, OutboxRow>();
  const aside = new Map<string, UnknownRow>();
  const quarantined = new Map<string, RefusedRow>();
  const dirtyRefused = new Map<string, RefusedRow>();
  const diary = new Map<string, DiaryRow>();
  const dirtyRows = new Map<string, RecordName>();
  const dirtyMarks = new Map<string, RecordName>();

  const seen = snapshot ? { seen: snapshot.id } : {};
  /** Of the records that were here before the reply. */
  const wasDeletedByKey = new Map<string, boolean>();
  /** Records with work of this device that no reply before this one has answered. */
  const worked = new Set<string>();

  const distinct = new Map(touched.map((name) => [keyOf(name), name]));
  for (const [entity, names] of groupByEntity(distinct.values())) {
    const keys = names.map(({ id }) => [entity, id] as [string, string]);
    for (const mark of await db.outbox.bulkGet(keys)) if (mark) marks.set(keyOf(mark), mark);
    for (const row of await db.refused.bulkGet(keys)) if (row) quarantined.set(keyOf(row), row);
    for (const key of [...marks.keys(), ...quarantined.keys()]) worked.add(key);
    if (findEntity(registry, entity) === undefined) {
      for (const row of await db.unknown.bulkGet(keys)) if (row) aside.set(keyOf(row), row);
    } else {
      for (const row of await db.rows(entity).bulkGet(names.map(({ id }) => id))) {
        if (row === undefined) continue;
        rows.set(keyOf({ entity, id: row.id }), row);
        wasDeletedByKey.set(keyOf({ entity, id: row.id }), isDeletedRow(row));
      }
    }
  }

  function put(name: RecordName, field: string, [value, stamp]: Pair): void {
    const row = rows.get(keyOf(name));
    if (row === undefined) return;
    row.values[field] = value;
    row.stamps[field] = stamp;
    dirtyRows.set(keyOf(name), name);
  }

  function clearMark(name: RecordName, field: string, isAnswered: (stamp: Stamp) => boolean): boolean {
    const mark = marks.get(keyOf(name));
    const stamp = own(mark?.fields, field);
    if (mark === undefined || stamp === undefined || !isAnswered(stamp)) return false;
    delete mark.fields[field];
    dirtyMarks.set(keyOf(name), name);
    return true;
  }

  /** What was refused is settled once the server has that value, or a later one. */
  function clearRefused(name: RecordName, field: string, stamp: Stamp): boolean {
    const held = quarantined.get(keyOf(name));
    const refused = own(held?.fields, field);
    if (held === undefined || refused === undefined || refused > stamp) return false;
    delete held.fields[field];
    dirtyRefused.set(keyOf(name), held);
    return true;
  }

  /** Notes a change of something a person could already see here. */
  function note(name: RecordName, field: string, after: unknown, lostMine: boolean): void {
    if (field === deletedField) return;
    const before = own(rows.get(keyOf(name))?.values, field);
    if (!sameValue(before, after)) addNote(name, { name: field, before, after, lostMine });
  }

  /** That a record went, or that later work brought it back: the mark alone does not say so [MG5]. */
  function noteFate(): void {
    for (const [key, wasDeleted] of wasDeletedByKey) {
      const row = rows.get(key);
      const name = distinct.get(key);
      if (row === undefined || name === undefined || isDeletedRow(row) === wasDeleted) continue;
      const change = { name: deletedField, before: wasDeleted, after: !wasDeleted };
      addNote(name, { ...change, lostMine: !wasDeleted && worked.has(key) });
    }
  }

  function addNote(name: RecordName, change: DiaryRow['changes'][number]): void {
    const entry = diary.get(keyOf(name)) ?? { at: 0, ...name, changes: [], by: 'sync' };
    entry.changes.push(change);
    diary.set(keyOf(name), entry);
  }

  /**
   * The server shows all it has of a record. What is newer here, or missing there, it has lost: in a restore [RH1], or
   * because it had forgotten a deleted record before somebody who had been away edited it [RH2]. So it is offered again.
   */
  function offerWhatLacks(name: RecordName, here: Row['stamps'], shown: Fields): void {
    const held = quarantined.get(keyOf(name))?.fields;
    const lacking = Object.entries(here).filter(
      ([field, stamp]) => own(held, field) === undefined && !((own(shown, field)?.[1] ?? '') >= stamp),
    );
    if (lacking.length === 0) return;
    const mark = marks.get(keyOf(name)) ?? { ...name, fields: {}, since: device.now(), edits: 1 };
    marks.set(keyOf(name), { ...mark, fields: { ...mark.fields, ...Object.fromEntries(lacking) } });
    dirtyMarks.set(keyOf(name), name);
  }

  return {
    clearMarks(sent) {
      for (const [field, stamp] of Object.entries(sent.fields)) clearMark(sent, field, (marked) => marked === stamp);
    },
    adopt(sent, field, pair) {
      const name = { entity: sent.entity, id: sent.id };
      const here = own(rows.get(keyOf(name))?.stamps, field);
      const isOurs = here !== undefined && here === own(sent.fields, field);
      if (!isOurs && here !== undefined && here >= pair[1]) return;
      clearMark(name, field, (marked) => marked <= pair[1]);
      clearRefused(name, field, pair[1]);
      note(name, field, pair[0], isOurs);
      put(name, field, pair);
    },
    merge({ entity, id, fields }) {
      const name = { entity, id };
      const row = rows.get(keyOf(name));
      const definition = findEntity(registry, entity);
      if (definition === undefined) return;
      if (row === undefined) {
        rows.set(keyOf(name), { ...toRow(definition, id, fields), ...seen });
        dirtyRows.set(keyOf(name), name);
        return;
      }
      const { taken } = mergeFields(toFields(row), fields);
      for (const [field, pair] of Object.entries(fields)) {
        const wasDirty = clearMark(name, field, (marked) => marked <= pair[1]);
        const wasRefused = clearRefused(name, field, pair[1]);
        if (!taken.includes(field)) continue;
        note(name, field, pair[0], wasDirty || wasRefused);
        put(name, field, pair);
      }
      offerWhatLacks(name, row.stamps, fields);
      if (snapshot === null) return;
      Object.assign(row, seen);
      dirtyRows.set(keyOf(name), name);
    },
    setAside({ entity, id, fields }) {
      const name = { entity, id };
      const known = aside.get(keyOf(name))?.fields ?? {};
      const merged = mergeFields(known, fields).fields;
      for (const [field, [, stamp]] of Object.entries(fields)) {
        clearMark(name, field, (marked) => marked <= stamp);
        clearRefused(name, field, stamp);
      }
      offerWhatLacks(name, stampsOf(merged), fields);
      aside.set(keyOf(name), { ...name, fields: merged, ...seen });
    },
    refuse(sent, code, message, at) {
      const mark = marks.get(keyOf(sent));
      if (mark === undefined) return;
      const isEditedSince = Object.entries(mark.fields).some(([field, stamp]) => own(sent.fields, field) !== stamp);
      if (isEditedSince) return;
      // Some of the record may be there already: offered apart, it is refused apart.
      const fields = { ...quarantined.get(keyOf(sent))?.fields, ...sent.fields };
      const row = { entity: sent.entity, id: sent.id, fields, code, message, at };
      quarantined.set(keyOf(sent), row);
      dirtyRefused.set(keyOf(sent), row);
      mark.fields = {};
      dirtyMarks.set(keyOf(sent), sent);
    },
    async save(at) {
      noteFate();
      for (const [entity, names] of groupByEntity(dirtyRows.values())) {
        const definition = findEntity(registry, entity);
        const saved = names.map((name) => rows.get(keyOf(name))).filter((row) => row !== undefined);
        if (definition) for (const row of saved) row.keys = keysOf(definition, row);
        await db.rows(entity).bulkPut(saved);
      }
      const changed = [...dirtyMarks.keys()].map((key) => marks.get(key)).filter((mark) => mark !== undefined);
      const [done, left] = [changed.filter(isEmpty), changed.filter((mark) => !isEmpty(mark))];
      await db.outbox.bulkDelete(done.map(({ entity, id }) => [entity, id]));
      await db.outbox.bulkPut(left.map((mark) => ({ ...mark, edits: 1 })));
      const isOver = ({ fields }: RefusedRow) => Object.keys(fields).length === 0;
      const held = [...dirtyRefused.values()];
      await db.refused.bulkDelete(held.filter(isOver).map(({ entity, id }) => [entity, id]));
      await db.refused.bulkPut(held.filter((row) => !isOver(row)));
      await db.unknown.bulkPut([...aside.values()]);
      await db.diary
        .where('at')
        .below(at - diaryMs)
        .delete();
      await db.diary.bulkAdd([...diary.values()].map((entry) => ({ ...entry, at })));
    },
  };
}

/** A field may be called "constructor": what a plain object inherits is none of its values. */
function own<T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function groupByEntity(names: Iterable<RecordName>): Map<string, RecordName[]> {
  const groups = new Map<string, RecordName[]>();
  for (const name of names) {
    const group = groups.get(name.entity);
    if (group) group.push(name);
    else groups.set(name.entity, [name]);
  }
  return groups;
}

function keyOf({ entity, id }: RecordName): string {
  return `${entity}/${id}`;
}

function isEmpty(mark: OutboxRow): boolean {
  return Object.keys(mark.fields).length === 0;
}
