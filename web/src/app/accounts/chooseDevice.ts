/**
 * Which database an account goes on with: each has one of its own on a device, with its outbox [AU1]. A first sign-in
 * binds the one that is open; nothing is copied and nothing is lost.
 */
import { bindAccount } from '../../data/bindAccount.ts';
import type { Device } from '../../data/device.ts';
import { type Account, readMeta } from '../../data/meta.ts';
import { moveRows } from '../../data/moveRows.ts';
import { leaveDemoBehind } from '../../demo/demo.ts';
import type { SignedInUser } from '../../platform/accountApi.ts';
import type { Databases, Workspace } from './ports.ts';

/** Who has signed in, and where they belong: in one workspace at least. */
export interface Person extends SignedInUser {
  workspaces: readonly Workspace[];
}

/** Answers with the open one, or another. Where it rejects, everything is where it was, or moves once more the next time. */
export async function chooseDevice(
  databases: Databases,
  open: Device,
  person: Person,
  takesDemo: boolean,
): Promise<Device> {
  const { directory } = databases;
  const bound = await readMeta(open.db, 'account');
  const own = directory.databaseOf(person.id);
  const other = own === open.db.name ? undefined : own;
  if (isFor(person, bound, other === undefined)) {
    if (bound === undefined) await leaveDemoBehind(open, takesDemo);
    await bindTo(person, open);
    directory.bind(person.id, open.db.name);
    return open;
  }
  // A tab may have ended between the two that bind it.
  if (bound !== undefined) directory.remember(bound.userId, open.db.name);
  const device = await openOwn(databases, other, person);
  try {
    await bindTo(person, device);
    if (bound === undefined) {
      await leaveDemoBehind(open, takesDemo);
      await moveRows(open, device);
      directory.discard(open.db.name, { movedInto: device.db.name, next: device.db.name });
    }
    directory.bind(person.id, device.db.name);
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
  person: Person,
): Promise<Device> {
  if (name !== undefined) {
    const device = await openDatabase(name);
    if (isFor(person, await readMeta(device.db, 'account'), true)) return device;
    device.db.close();
  }
  return openDatabase(newDatabaseName());
}

/** It goes on with the workspace it had, or the person's own: never with one of whoever had the device before. */
async function bindTo({ id: userId, email, workspaces }: Person, device: Device): Promise<void> {
  const before = await readMeta(device.db, 'account');
  const had = workspaces.find(({ id }) => id === before?.workspace);
  const { id: workspace } = had ?? workspaces.find(({ role }) => role === 'owner') ?? (workspaces[0] as Workspace);
  await bindAccount(device, { userId, email, workspace });
}

/**
 * Whether a database bound to `bound` is the person's, who `hasNoOther`. If the server lost the account and the same
 * person made it anew, what is here is theirs, and may be the last copy [RH1].
 */
function isFor(person: Person, bound: Account | undefined, hasNoOther: boolean): boolean {
  if (bound?.userId === person.id) return true;
  return hasNoOther && (bound === undefined || bound.email === person.email);
}
