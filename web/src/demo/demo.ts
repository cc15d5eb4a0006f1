/** Puts the demo in and takes it away again, each in one transaction, on whichever device of the account. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow, type Row } from '../data/database.ts';
import type { Device } from '../data/device.ts';
import { type UndoOutcome, undoDeeds } from '../data/history/undoDeeds.ts';
import { readMeta, writeMeta } from '../data/meta.ts';
import { forgetMark, outboxTables } from '../data/outbox/marks.ts';
import { storageRoom } from '../data/storageRoom.ts';
import { inOneTransaction, type WriteOutcome, writeRecords } from '../data/write.ts';
import { type DemoSetting, demoRecords } from './demoData.ts';
import { demoPrefix, toDemoId } from './demoId.ts';
import { isUntouched } from './isUntouched.ts';

interface DemoRow {
  entity: string;
  row: Row;
}

export async function addDemo(device: Device, setting: Omit<DemoSetting, 'now'>): Promise<WriteOutcome> {
  const records = demoRecords({ ...setting, now: device.now() });
  const outcome = await writeRecords(
    device,
    records.map((record) => ({ ...record, id: toDemoId(device.newId()) })),
  );
  if (outcome.ok) await declineDemo(device);
  return outcome;
}

/** No demo is offered here again. */
export async function declineDemo({ db }: Device): Promise<void> {
  if ((await readMeta(db, 'demo')) === undefined) await writeMeta(db, 'demo', []).catch(storageRoom.nullWhenFull);
}

/**
 * `in`: there is some to take away. It is offered to a device without an account until it was taken or declined, or
 * anything has been written: it must never reach an account unasked.
 */
export async function demoState(device: Device): Promise<'in' | 'offered' | 'settled'> {
  const { db, registry } = device;
  if ((await readDemo(device)).some(isPlainDemo)) return 'in';
  if ((await readMeta(db, 'demo')) !== undefined || (await readMeta(db, 'account')) !== undefined) return 'settled';
  for (const entity of Object.keys(registry)) if ((await db.rows(entity).limit(1).count()) > 0) return 'settled';
  return 'offered';
}

export interface RemovedDemo {
  outcome: WriteOutcome;
  /** How many records of the demo stay because somebody changed them: they are work like any other. */
  kept: number;
  undo(): Promise<UndoOutcome>;
}

export async function removeDemo(device: Device): Promise<RemovedDemo> {
  const remove = async () => {
    const here = (await readDemo(device)).filter(({ row }) => !isDeletedRow(row));
    const plain = here.filter(isPlainDemo);
    const writes = plain.map(({ entity, row: { id } }) => ({ entity, id, values: { [deletedField]: true } }));
    const outcome = await writeRecords(device, writes);
    const deeds = outcome.ok ? outcome.deeds : [];
    return { outcome, kept: here.length - plain.length, undo: () => undoDeeds(device, deeds) };
  };
  const removed = await inOneTransaction(device, Object.keys(device.registry), remove);
  return 'outcome' in removed ? removed : { outcome: removed, kept: 0, undo: async () => removed };
}

/**
 * Before a database is bound to its first account: what nobody changed of the demo is gone as if it had never been, and
 * not deleted, for a deletion would be sent. `isWanted`: what has not been removed yet comes along.
 */
export async function leaveDemoBehind(device: Device, isWanted: boolean): Promise<void> {
  const { db, registry } = device;
  const tables = [...Object.keys(registry).map((entity) => db.rows(entity)), ...outboxTables(db), db.meta];
  await db.transaction('rw', tables, async () => {
    for (const { entity, row } of await readDemo(device)) {
      if (!isUntouched(row.stamps) || (isWanted && !isDeletedRow(row))) continue;
      await db.rows(entity).delete(row.id);
      await forgetMark(db, entity, row.id);
    }
  });
}

/** Every record of the demo, deleted or not. Versions that gave it ids like any other kept a list of them. */
async function readDemo({ db, registry }: Device): Promise<DemoRow[]> {
  const listed = (await readMeta(db, 'demo')) ?? [];
  const found = await Promise.all(
    Object.keys(registry).map(async (entity) => {
      const ids = listed.filter((record) => record.entity === entity).map(({ id }) => id);
      const rows = [
        ...(await db.rows(entity).where('id').startsWith(demoPrefix).toArray()),
        ...(await db.rows(entity).bulkGet(ids)),
      ];
      return rows.filter((row) => row !== undefined).map((row) => ({ entity, row }));
    }),
  );
  return found.flat();
}

function isPlainDemo({ row }: DemoRow): boolean {
  return !isDeletedRow(row) && isUntouched(row.stamps);
}
