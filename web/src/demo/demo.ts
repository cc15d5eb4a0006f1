/** Puts the demo in and takes it away again, each in one transaction, on whichever device of the account. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow } from '../data/database.ts';
import type { Device } from '../data/device.ts';
import { type UndoOutcome, undoDeeds } from '../data/history/undoDeeds.ts';
import { readMeta, writeMeta } from '../data/meta.ts';
import { forgetMark, outboxTables } from '../data/outbox/marks.ts';
import { RowSet } from '../data/rollups/rowSet.ts';
import { storageRoom } from '../data/storageRoom.ts';
import { inOneTransaction, type WriteOutcome, writeRecords } from '../data/write.ts';
import { type DemoSetting, demoRecords } from './demoData.ts';
import { toDemoId } from './demoId.ts';
import { isPlainDemo, readDemo } from './demoState.ts';
import { isUntouched } from './isUntouched.ts';

export { removedWords } from './removedWords.ts';

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
  await db.transaction('rw', [...db.rowTables(Object.keys(registry)), ...outboxTables(db)], async () => {
    const rows = new RowSet(db);
    for (const { entity, row } of await readDemo(device)) {
      if (!isUntouched(row.stamps) || (isWanted && !isDeletedRow(row))) continue;
      rows.hold(entity, row);
      rows.remove({ entity, id: row.id });
      await forgetMark(db, entity, row.id);
    }
    await rows.save();
  });
}
