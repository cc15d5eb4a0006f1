/**
 * The one way a person's action reaches the device: values, stamps and outbox marks in one transaction [OB1].
 * Never waits for anything but IndexedDB.
 */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import { type EntityDefinition, findEntity, refuseValue, storedName } from '@holdfast/shared/entities/defineEntity';
import { refuseUnstorable } from '@holdfast/shared/protocol/storable';
import { Dexie } from 'dexie';
import type { Device } from './device.ts';
import { type NewAction, noteAction } from './history/actions.ts';
import { outboxTables } from './outbox/marks.ts';
import type { RollupCounts } from './rollups/countRows.ts';
import { storageRoom } from './storageRoom.ts';
import { WriteSet } from './writeSet.ts';

/** New values for some fields of one record; a record that is not there yet is made. */
export interface Write {
  entity: string;
  id: string;
  /** By the names code uses; from here on a field goes by its stored name. */
  values: Readonly<Record<string, unknown>>;
  /**
   * What the person had before them when they changed these fields, by the same names. A value that equals it was not
   * changed, whatever the record holds by now; without it the record as it is stands for it [FO1]. A write with a base
   * is for a record that is there: one that has been deleted meanwhile is not edited, unless it is brought back [FO2].
   */
  base?: Readonly<Record<string, unknown>>;
}

/** What one action gave to the fields it changed, by stored name: enough to take it back where it still stands. */
export interface Deed {
  entity: string;
  id: string;
  /** The action made the record. */
  isNew: boolean;
  /** The stamp of the deletion that this action's work overruled, and so brought the record back [MG5]. */
  wasDeleted?: Stamp | undefined;
  /**
   * `before` is what was stored, and `was` its stamp, undefined where nothing was; of the deleted field, whether the
   * record was deleted.
   */
  fields: Readonly<Record<string, { before: unknown; was?: Stamp | undefined; after: unknown; stamp: Stamp }>>;
}

export type StorageFull = { ok: false; reason: 'storage_full' };

export type WriteOutcome =
  | {
      ok: true;
      id: string;
      deeds: readonly Deed[];
      /** Its number in the history; null where nothing changed. */
      action: number | null;
    }
  | StorageFull
  /** A record that was to be edited has been deleted meanwhile. */
  | { ok: false; reason: 'gone'; id: string }
  | { ok: false; reason: 'invalid'; field: string; message: string };

export type Failed = Exclude<WriteOutcome, { ok: true }>;

/** Thrown within a transaction, which undoes all of it: the outcome of the outermost. */
export class Refused extends Error {
  readonly outcome: Failed;

  constructor(outcome: Failed) {
    super(`refused: ${outcome.reason}`);
    this.outcome = outcome;
  }
}

export interface WriteOptions extends NewAction {
  /** The draft that this write makes good: it goes in the same transaction [FO4]. */
  draft?: string | undefined;
  /** Of a part of an action that `writeInSlices` counts, and notes in the history, as a whole. */
  counts?: RollupCounts;
}

/**
 * Writes all or nothing; `id` in the outcome is the first write's. Values that equal the stored ones mark nothing.
 * Rejects only on bugs and on storage errors other than a full disk.
 */
export async function writeRecords(
  device: Device,
  writes: readonly Write[],
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  return writeStored(
    device,
    writes.map((write) => toStored(device, write)),
    options,
  );
}

/** The same with fields by their stored names, which may be some that this version has no name for. */
export async function writeStored(
  device: Device,
  writes: readonly Write[],
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  for (const write of writes) {
    const refusal = refuseWrite(device, write);
    if (refusal !== null) return refusal;
  }
  const entities = [...new Set(writes.map((write) => write.entity))];
  return inOneTransaction(device, entities, () => commitWrites(device, writes, options));
}

/**
 * Runs `work` in one transaction over these entities and everything a write touches. A full disk undoes all of it and
 * is an outcome, and so is what `work` throws as Refused. Within another such transaction it is thrown, for it undoes the outer one too, whose outcome it is.
 */
export async function inOneTransaction<O>(
  { db, storageWatch }: Device,
  entities: readonly string[],
  work: () => Promise<O>,
): Promise<O | Failed> {
  const isInner = Dexie.currentTransaction !== null;
  const tables = [...db.rowTables(entities), ...outboxTables(db), db.diary, db.drafts, db.history];
  // Dexie keeps a transaction open over the awaits of a function only if it can see that the function is async.
  const committing = db.transaction('rw', tables, async () => work());
  if (isInner) return committing;
  storageWatch?.watch(committing, 1);
  const done = await committing.then((outcome) => ({ outcome }), refusedOrFull);
  if (done === null) return { ok: false, reason: 'storage_full' };
  storageRoom.fits();
  return done.outcome;
}

function refusedOrFull(error: unknown): Refused | null {
  return error instanceof Refused ? error : storageRoom.nullWhenFull(error);
}

/** What is to be called when a write has succeeded, and calls when it is stored: at once, or with the transaction around it. */
export function onceCommitted(call: () => void): () => void {
  const around = Dexie.currentTransaction;
  return () => (around === null ? call() : around.on('complete', call));
}

function toStored({ registry }: Device, { entity: name, id, values, base }: Write): Write {
  const entity = findEntity(registry, name);
  if (entity === undefined) throw new TypeError(`no entity "${name}"`);
  return {
    entity: name,
    id,
    values: toStoredNames(entity, values),
    ...(base && { base: toStoredNames(entity, base) }),
  };
}

/** Pasted text may hold what no database keeps: NUL and halves of surrogate pairs are taken out here. */
export function toStoredNames(
  entity: EntityDefinition,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      storedName(entity, field),
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
    ]),
  );
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

async function commitWrites(
  device: Device,
  writes: readonly Write[],
  { draft, counts, ...action }: WriteOptions,
): Promise<WriteOutcome> {
  const { db } = device;
  const set = await WriteSet.open(device, writes, counts);
  const gone = writes.find((write) => set.isGone(write));
  if (gone !== undefined) return { ok: false, reason: 'gone', id: gone.id };
  for (const write of writes) set.write(write);
  const deeds = set.deeds();
  const [seq] = await Promise.all([
    counts === undefined && deeds.length > 0 ? noteAction(db, device.now(), { deeds }, action) : null,
    set.save(),
    draft !== undefined && db.drafts.delete(draft),
  ]);
  return { ok: true, id: writes[0]?.id ?? '', deeds, action: seq };
}
