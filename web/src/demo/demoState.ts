/** Whether there is a demo here, or one to offer: all of it that the first screen needs. */
import { isDeletedRow, type Row } from '../data/database.ts';
import type { Device } from '../data/device.ts';
import { readMeta, readMetas } from '../data/meta.ts';
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
export async function demoState({ db, registry }: Device): Promise<'in' | 'offered' | 'settled'> {
  const entities = Object.keys(registry);
  // In one transaction, and in as few turns as there are: the first screen waits for it.
  return db.transaction('r', db.rowTables(entities), async () => {
    const [demo, { demo: taken, account }] = await Promise.all([
      readDemo({ db, registry }),
      readMetas(db, ['demo', 'account']),
    ]);
    if (demo.some(isPlainDemo)) return 'in';
    if (taken !== undefined || account !== undefined) return 'settled';
    const counts = await Promise.all(entities.map((entity) => db.rows(entity).limit(1).count()));
    return counts.some((count) => count > 0) ? 'settled' : 'offered';
  });
}

/** Every record of the demo, deleted or not. Versions that gave it ids like any other kept a list of them. */
export async function readDemo({ db, registry }: Pick<Device, 'db' | 'registry'>): Promise<DemoRow[]> {
  const found = await Promise.all(
    Object.keys(registry).map(async (entity) => {
      const rows = await db.rows(entity).where('id').startsWith(demoPrefix).toArray();
      return rows.map((row) => ({ entity, row }));
    }),
  );
  return [...found.flat(), ...(await readListed({ db, registry }))];
}

async function readListed({ db, registry }: Pick<Device, 'db' | 'registry'>): Promise<DemoRow[]> {
  const listed = ((await readMeta(db, 'demo')) ?? []).filter(({ entity }) => Object.hasOwn(registry, entity));
  const rows = await Promise.all(listed.map(({ entity, id }) => db.rows(entity).get(id)));
  return rows.flatMap((row, at) => (row === undefined ? [] : [{ entity: listed[at]?.entity ?? '', row }]));
}

export function isPlainDemo({ row }: DemoRow): boolean {
  return !isDeletedRow(row) && isUntouched(row.stamps);
}
