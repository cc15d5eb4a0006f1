/** Puts the demo in and takes it away again, each in one transaction; the ids are remembered beside the records. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Device } from '../data/device.ts';
import { readMeta, writeMeta } from '../data/meta.ts';
import { storageRoom } from '../data/storageRoom.ts';
import { type WriteOutcome, writeRecords } from '../data/write.ts';
import { type DemoSetting, demoRecords } from './demoData.ts';

/** The ids are kept first: a demo that cannot be taken away would be worse than an offer to remove nothing. */
export async function addDemo(device: Device, setting: Omit<DemoSetting, 'now'>): Promise<WriteOutcome> {
  const writes = demoRecords({ ...setting, now: device.now() }).map((record) => ({ ...record, id: device.newId() }));
  const known = writes.map(({ entity, id }) => ({ entity, id }));
  const noted = await writeMeta(device.db, 'demo', known).then(() => true, storageRoom.nullWhenFull);
  if (noted === null) return { ok: false, reason: 'storage_full' };
  const outcome = await writeRecords(device, writes);
  if (!outcome.ok) await device.db.meta.delete('demo').catch(storageRoom.nullWhenFull);
  return outcome;
}

/** An empty list stays behind: the demo has been seen and is not offered again. */
export async function removeDemo(device: Device): Promise<{ outcome: WriteOutcome; undo(): Promise<WriteOutcome> }> {
  const known = (await readMeta(device.db, 'demo')) ?? [];
  const mark = (deleted: boolean) =>
    writeRecords(
      device,
      known.map((record) => ({ ...record, values: { [deletedField]: deleted } })),
    );
  const outcome = await mark(true);
  if (outcome.ok) await writeMeta(device.db, 'demo', []).catch(storageRoom.nullWhenFull);
  const undo = async () => {
    const restored = await mark(false);
    if (restored.ok) await writeMeta(device.db, 'demo', known).catch(storageRoom.nullWhenFull);
    return restored;
  };
  return { outcome, undo };
}

/** No demo, and none offered again. */
export async function declineDemo(device: Device): Promise<void> {
  await writeMeta(device.db, 'demo', []).catch(storageRoom.nullWhenFull);
}
