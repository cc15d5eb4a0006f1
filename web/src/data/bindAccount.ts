/** Ties the database to an account. Records and marks stay as they are; only what the server was believed to have may change. */
import type { Device } from './device.ts';
import { type Account, readMeta, writeMeta } from './meta.ts';
import { offerEverything } from './offerEverything.ts';

/** A database that was bound to another workspace starts over there: from no cursor, and offering everything [RH1]. */
export async function bindAccount(device: Device, account: Account): Promise<void> {
  const { db } = device;
  await db.transaction('rw', db.tables, async () => {
    const before = await readMeta(db, 'account');
    if (before !== undefined && before.workspace !== account.workspace) {
      await db.meta.bulkDelete(['cursor', 'snapshot']);
      await offerEverything(device);
    }
    await writeMeta(db, 'account', account);
  });
}
