/**
 * Which database an account goes on with: each has one of its own on a device, with its outbox [AU1]. A first sign-in
 * binds the one that is open; nothing is copied and nothing is lost.
 */
import { bindAccount } from '../../data/bindAccount.ts';
import type { Device } from '../../data/device.ts';
import { type Account, readMeta } from '../../data/meta.ts';
import { moveRows } from '../../data/moveRows.ts';
import { leaveDemoBehind } from '../../demo/demo.ts';
import type { Databases } from './ports.ts';

/** Answers with the open one, or another. Where it rejects, everything is where it was, or moves once more the next time. */
export async function chooseDevice(
  databases: Databases,
  open: Device,
  account: Account,
  takesDemo: boolean,
): Promise<Device> {
  const { directory } = databases;
  const bound = await readMeta(open.db, 'account');
  const own = directory.databaseOf(account.userId);
  const other = own === open.db.name ? undefined : own;
  if (isFor(account, bound, other === undefined)) {
    if (bound === undefined) await leaveDemoBehind(open, takesDemo);
    await bindAccount(open, account);
    directory.bind(account.userId, open.db.name);
    return open;
  }
  // A tab may have ended between the two that bind it.
  if (bound !== undefined) directory.remember(bound.userId, open.db.name);
  const device = await openOwn(databases, other, account);
  try {
    await bindAccount(device, account);
    if (bound === undefined) {
      await leaveDemoBehind(open, takesDemo);
      await moveRows(open, device);
      directory.discard(open.db.name, { movedInto: device.db.name, next: device.db.name });
    }
    directory.bind(account.userId, device.db.name);
  } catch (error) {
    device.db.close();
    throw error;
  }
  return device;
}

/** The database the directory has for the account, unless that turns out to be somebody else's. */
async function openOwn(
  { openDatabase, newDatabaseName }: Databases,
  name: string | undefined,
  account: Account,
): Promise<Device> {
  if (name !== undefined) {
    const device = await openDatabase(name);
    if (isFor(account, await readMeta(device.db, 'account'), true)) return device;
    device.db.close();
  }
  return openDatabase(newDatabaseName());
}

/**
 * Whether a database bound to `bound` is the account's, which `hasNoOther`. If the server lost the account and the same
 * person made it anew, what is here is theirs, and may be the last copy [RH1].
 */
function isFor(account: Account, bound: Account | undefined, hasNoOther: boolean): boolean {
  if (bound?.userId === account.userId) return true;
  return hasNoOther && (bound === undefined || bound.email === account.email);
}
