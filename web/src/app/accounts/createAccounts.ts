/**
 * Signing in and out, as seen from the device. Each may end anywhere, with the tab too: what it had done by then does no
 * harm, and is put right by doing it once more.
 */
import type { Device } from '../../data/device.ts';
import { readMeta } from '../../data/meta.ts';
import { countUnsent } from '../../data/outbox/unsent.ts';
import { isStorageFull } from '../../data/storageFull.ts';
import type { SignedInUser } from '../../platform/accountApi.ts';
import { wordRefusal } from '../account/wordRefusal.ts';
import { chooseDevice } from './chooseDevice.ts';
import { deleteDiscarded } from './deleteDiscarded.ts';
import type { AccountApi, Accounts, Ask, Databases, Entered, Entrance } from './ports.ts';

export function createAccounts(api: AccountApi, databases: Databases): Accounts {
  const { directory, openDatabase, deleteDatabase, newDatabaseName } = databases;

  async function enter(open: Device, ask: Ask, { email, password, takesDemo }: Entrance): Promise<Entered> {
    const asked = await ask(email, password);
    if (asked.kind !== 'ok') return { ok: false, ...wordRefusal(asked) };
    const entered = await settle(open, asked.value, takesDemo).catch(wordFailure);
    if (!entered.ok) await endStraySession(open, asked.value);
    return entered;
  }

  /** The session is `user`'s from here on, and the open device somebody's. */
  async function settle(open: Device, user: SignedInUser, takesDemo: boolean): Promise<Entered> {
    const listed = await api.listWorkspaces();
    if (listed.kind !== 'ok') return { ok: false, ...wordRefusal(listed) };
    const { value: workspaces } = listed;
    if (workspaces.length === 0) return refuse('This account has no workspace. Ask whoever runs the server.');
    return { ok: true, device: await chooseDevice(databases, open, { ...user, workspaces }, takesDemo) };
  }

  /** Of an account that the open device is not bound to: nobody here knows of it, and nobody else would end it. */
  async function endStraySession({ db }: Device, user: SignedInUser): Promise<void> {
    const bound = await readMeta(db, 'account').catch(() => undefined);
    if (bound?.userId !== user.id) await api.signOut();
  }

  async function signOut(open: Device, mayLose: number): Promise<Entered> {
    const left = await api.signOut();
    if (left.kind !== 'ok' && !(left.kind === 'problem' && left.code === 'unauthenticated')) {
      return refuse('Nothing was removed here. Signing out needs the server, and it did not answer.');
    }
    return leave(open, mayLose, 'Sign in to send it, or sign out once more.');
  }

  async function removeAccount(open: Device, password: string, mayLose: number): Promise<Entered> {
    const removed = await api.deleteAccount(password);
    if (removed.kind === 'ok') return leave(open, mayLose, 'The account is deleted; sign out to take this off, too.');
    if (removed.kind === 'refused' && removed.code === 'INVALID_PASSWORD')
      return { ok: false, field: 'password', message: 'This is not the password of this account.' };
    if (removed.kind === 'problem' && removed.code === 'unauthenticated')
      return refuse('Nothing was removed. Sign in again, then delete the account.');
    const { message } = wordRefusal(removed);
    return refuse(`Nothing was removed here. ${message}`);
  }

  /** The session is over: what is open here goes, unless more is unsent than the person knew of. `then`: what helps. */
  async function leave(open: Device, mayLose: number, then: string): Promise<Entered> {
    const device = await openDatabase(newDatabaseName());
    // Another tab may have written until now.
    if ((await countUnsent(open.db)) > mayLose) {
      device.db.close();
      await deleteDatabase(device.db.name);
      return refuse(`Nothing was removed here: something was written meanwhile. ${then}`);
    }
    directory.discard(open.db.name, { movedInto: null, next: device.db.name });
    return { ok: true, device };
  }

  return {
    createAccount: (open, entrance) => enter(open, api.createAccount, entrance),
    signIn: (open, entrance) => enter(open, api.signIn, entrance),
    leaveAccount: (open, mayLose) => signOut(open, mayLose).catch(wordFailure),
    deleteAccount: (open, password, mayLose) => removeAccount(open, password, mayLose).catch(wordFailure),
    deleteDiscarded: () => deleteDiscarded(databases),
  };
}

/** The device has no room, or the app a fault. */
function wordFailure(error: unknown): Entered {
  if (isStorageFull(error))
    return refuse('Your work is safe on this device, but its storage is full. Make room, then try again.');
  console.error('an account could not be changed', error);
  return refuse('Your work is safe on this device, but Holdfast met a fault of its own. Try again; a reload may help.');
}

function refuse(message: string): Entered {
  return { ok: false, field: null, message };
}
