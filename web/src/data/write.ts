/**
 * The one way a person's action reaches the device: values, stamps and outbox marks in one transaction [OB1].
 * Never waits for anything but IndexedDB.
 */
import { tick } from '@holdfast/shared/clock/stamp';
import {
  type EntityDefinition,
  findEntity,
  readValue,
  refuseValue,
  storedName,
} from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { refuseUnstorable } from '@holdfast/shared/protocol/storable';
import type { OutboxRow, Row } from './database.ts';
import { keysOf } from './database.ts';
import type { Device } from './device.ts';
import { type ClockState, countWrite, newClock, readMeta } from './meta.ts';
import { sameValue } from './sameValue.ts';
import { storageRoom } from './storageRoom.ts';

/** New values for some fields of one record; a record that is not there yet is made. */
export interface Write {
  entity: string;
  id: string;
  /** By the names code uses; from here on a field goes by its stored name. */
  values: Readonly<Record<string, unknown>>;
}

export type WriteOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'storage_full' }
  | { ok: false; reason: 'invalid'; field: string; message: string };

/**
 * Writes all or nothing; `id` in the outcome is the first write's. Values that equal the stored ones mark nothing.
 * Rejects only on bugs and on storage errors other than a full disk.
 */
export async function writeRecords(device: Device, writes: readonly Write[]): Promise<WriteOutcome> {
  const tidied = writes.map((write) => toStored(device, write));
  for (const write of tidied) {
    const refusal = refuseWrite(device, write);
    if (refusal !== null) return refusal;
  }
  const committed = await commitWrites(device, tidied).then(() => true, storageRoom.nullWhenFull);
  if (committed === null) return { ok: false, reason: 'storage_full' };
  storageRoom.fits();
  return { ok: true, id: writes[0]?.id ?? '' };
}

/** Pasted text may hold what no database keeps: NUL and halves of surrogate pairs are taken out here. */
function toStored({ registry }: Device, { entity: name, id, values }: Write): Write {
  const entity = findEntity(registry, name);
  if (entity === undefined) throw new TypeError(`no entity "${name}"`);
  const tidied = Object.entries(values).map(([field, value]) => [
    storedName(entity, field),
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ]);
  return { entity: name, id, values: Object.fromEntries(tidied) };
}

function refuseWrite({ registry }: Device, write: Write): Extract<WriteOutcome, { reason: 'invalid' }> | null {
  const entity = findEntity(registry, write.entity);
  for (const [stored, value] of Object.entries(write.values)) {
    const message = refuseUnstorable(value) ?? (entity && refuseValue(entity, stored, value)) ?? null;
    const field = entity?.storedFields.get(stored)?.name ?? stored;
    if (message !== null) return { ok: false, reason: 'invalid', field, message };
  }
  return null;
}

async function commitWrites(device: Device, writes: readonly Write[]): Promise<void> {
  const { db } = device;
  const entities = [...new Set(writes.map((write) => write.entity))];
  const tables = [...entities.map((entity) => db.rows(entity)), db.outbox, db.refused, db.meta];
  await db.transaction('rw', tables, async () => {
    const clock = { ...newClock, ...(await readMeta(db, 'clock')) };
    for (const entity of entities) {
      await writeEntity(
        device,
        entity,
        writes.filter((write) => write.entity === entity),
        clock,
      );
    }
    await countWrite(db, clock);
  });
}

/** Advances `clock.last` as it stamps. Two writes of one record in one call are folded in order. */
async function writeEntity(device: Device, name: string, writes: readonly Write[], clock: ClockState): Promise<void> {
  const { db } = device;
  const entity = findEntity(device.registry, name);
  if (entity === undefined) return;
  const ids = [...new Set(writes.map((write) => write.id))];
  const rows = new Map<string, Row>();
  const marks = new Map<string, OutboxRow>();
  for (const row of await db.rows(name).bulkGet(ids)) if (row) rows.set(row.id, row);
  for (const mark of await db.outbox.bulkGet(ids.map((id) => [name, id] as [string, string]))) {
    if (mark) marks.set(mark.id, mark);
  }
  const touched = new Set<string>();
  for (const { id, values } of writes) {
    const row = rows.get(id) ?? { id, values: {}, stamps: {}, keys: {} };
    const changed = Object.keys(values).filter((field) => !isStored(entity, row, field, values[field]));
    if (changed.length === 0) continue;
    const stamp = tick(laterOf(clock.last, row), device.now() + clock.offsetMs, device.node);
    clock.last = stamp;
    const mark = marks.get(id) ?? { entity: name, id, fields: {}, since: device.now(), edits: 0 };
    // The server forgets a deleted record after a while, so whoever edits one offers all of it [RH2].
    if (row.values[deletedField] === true) Object.assign(mark.fields, row.stamps);
    for (const field of changed) {
      row.values[field] = values[field];
      row.stamps[field] = stamp;
      mark.fields[field] = stamp;
    }
    mark.edits += 1;
    row.keys = keysOf(entity, row.values);
    rows.set(id, row);
    marks.set(id, mark);
    touched.add(id);
  }
  await unrefuse(device, name, [...touched], marks);
  await db.rows(name).bulkPut([...touched].map((id) => rows.get(id) as Row));
  await db.outbox.bulkPut([...touched].map((id) => marks.get(id) as OutboxRow));
}

/**
 * A form hands in every field it shows. What nobody changed must get no stamp: it would beat an edit made elsewhere,
 * or put a fallback over what only a newer version can read.
 */
function isStored(entity: EntityDefinition, row: Row, field: string, value: unknown): boolean {
  const exists = Object.keys(row.stamps).length > 0;
  return exists && sameValue(readValue(entity, row.values, field), value);
}

/** What a person does here comes after everything this device has seen of the record. */
function laterOf(last: ClockState['last'], row: Row): ClockState['last'] {
  return Object.values(row.stamps).reduce<ClockState['last']>(
    (latest, stamp) => (latest === null || stamp > latest ? stamp : latest),
    last,
  );
}

/** An edit of a refused record offers all of it again [OB5]. */
async function unrefuse(device: Device, entity: string, ids: string[], marks: Map<string, OutboxRow>): Promise<void> {
  const keys = ids.map((id) => [entity, id] as [string, string]);
  const refused = (await device.db.refused.bulkGet(keys)).filter((row) => row !== undefined);
  if (refused.length === 0) return;
  for (const row of refused) {
    const mark = marks.get(row.id);
    if (mark) mark.fields = { ...row.fields, ...mark.fields };
  }
  await device.db.refused.bulkDelete(keys);
}
