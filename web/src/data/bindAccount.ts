/** Ties the database to an account. Records and marks stay as they are; only what the server was believed to have may change. */
import type { Device } from './device.ts';
import { type Account, readMeta, takeLease, writeMeta } from './meta.ts';

/** A database that was bound to another workspace starts over there: from no cursor, and offering what is missing [RH1]. */
export async function bindAccount(device: Device, account: Account): Promise<void> {
  const { db } = device;
  await db.transaction('rw', db.tables, async () => {
    const before = await readMeta(db, 'account');
    if (before !== undefined && before.workspace !== account.workspace) {
      await db.meta.delete('cursor');
      await writeMeta(db, 'snapshot', { id: await takeLease(db), isLost: true });
    }
    await writeMeta(db, 'account', account);
  });
}
