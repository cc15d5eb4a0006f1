/** Whether there is a demo here, or one to offer: all of it that the first screen needs. */
import { isDeletedRow, type Row } from '../data/database.ts';
import type { Device } from '../data/device.ts';
import { readMeta } from '../data/meta.ts';
import { demoPrefix } from './demoId.ts';
import { isUntouched } from './isUntouched.ts';

export interface DemoRow {
  entity: string;
  row: Row;
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

/** Every record of the demo, deleted or not. Versions that gave it ids like any other kept a list of them. */
export async function readDemo({ db, registry }: Device): Promise<DemoRow[]> {
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

export function isPlainDemo({ row }: DemoRow): boolean {
  return !isDeletedRow(row) && isUntouched(row.stamps);
}
