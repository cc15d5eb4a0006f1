/**
 * Signing in and out, as seen from the device: which database belongs to whom [AU1].
 * A first sign-in binds the database that is open; nothing is copied and nothing is lost.
 */
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { bindAccount } from '../data/bindAccount.ts';
import { type Device, openDevice } from '../data/device.ts';
import { type Account, readMeta } from '../data/meta.ts';
import { moveRows } from '../data/moveRows.ts';
import { countUnsent } from '../data/outbox/unsent.ts';
import { leaveDemoBehind } from '../demo/demo.ts';
import * as accountApi from '../platform/accountApi.ts';
import { deviceDirectory } from '../platform/deviceDirectory.ts';
import { browserPorts } from '../platform/devicePorts.ts';
import { type Refusal, wordRefusal } from './account/wordRefusal.ts';

export type Entered = { ok: true; device: Device } | ({ ok: false } & Refusal);

type Enter = typeof accountApi.signIn;

/** What a person signs in or up with. */
export interface Entrance {
  email: string;
  password: string;
  /** The demo comes along into the account; unasked it stays behind. */
  takesDemo: boolean;
}

/** Both answer with the device to go on with: the open one, or the account's own. */
export const createAccount = (open: Device, entrance: Entrance) =>
  enterAccount(open, accountApi.createAccount, entrance);
export const signIn = (open: Device, entrance: Entrance) => enterAccount(open, accountApi.signIn, entrance);

async function enterAccount(open: Device, enter: Enter, entrance: Entrance): Promise<Entered> {
  const entered = await enter(entrance.email, entrance.password);
  if (entered.kind !== 'ok') return { ok: false, ...wordRefusal(entered) };
  const workspaces = await accountApi.listWorkspaces();
  if (workspaces.kind !== 'ok') return { ok: false, ...wordRefusal(workspaces) };
  const bound = await readMeta(open.db, 'account');
  const [first] = workspaces.value;
  const workspace = workspaces.value.find(({ id }) => id === bound?.workspace) ?? first;
  if (workspace === undefined) return refuse('This account has no workspace. Ask whoever runs the server.');
  const { id: userId, email } = entered.value;
  if (bound === undefined) await leaveDemoBehind(open, entrance.takesDemo);
  return { ok: true, device: await chooseDevice(open, bound, { userId, email, workspace: workspace.id }) };
}

async function chooseDevice(open: Device, bound: Account | undefined, account: Account): Promise<Device> {
  const own = deviceDirectory.databaseOf(account.userId);
  const isOurs = bound?.userId === account.userId || (bound === undefined && own === undefined);
  // The server lost the account and the same person made it anew: what is here is theirs, and may be the last copy [RH1].
  const isMadeAnew = bound !== undefined && own === undefined && bound.email === account.email;
  if (isOurs || isMadeAnew) {
    await bindAccount(open, account);
    deviceDirectory.bind(account.userId, open.db.name);
    return open;
  }
  const device = await openDevice(own ?? newDatabaseName(), registry, browserPorts);
  await bindAccount(device, account);
  if (bound === undefined) {
    await moveRows(open, device);
    deviceDirectory.discard(open.db.name, { movedInto: device.db.name, next: device.db.name });
  }
  deviceDirectory.bind(account.userId, device.db.name);
  return device;
}

/**
 * Ends the session and takes the account's data off this device. Needs the server: a session must really end.
 * `mayLose` is what the person agreed to; if more is unsent by the time the server has answered, all of it stays.
 */
export async function leaveAccount(open: Device, mayLose: number): Promise<Entered> {
  const left = await accountApi.signOut();
  if (left.kind !== 'ok' && !(left.kind === 'problem' && left.code === 'unauthenticated')) {
    return refuse('Nothing was removed here. Signing out needs the server, and it did not answer.');
  }
  if ((await countUnsent(open.db)) > mayLose) {
    return refuse(
      'Nothing was removed here: something was written meanwhile. Sign in to send it, or sign out once more.',
    );
  }
  const device = await openDevice(newDatabaseName(), registry, browserPorts);
  deviceDirectory.discard(open.db.name, { movedInto: null, next: device.db.name });
  return { ok: true, device };
}

/**
 * Deletes the databases that were left behind. Called when none of them is open in this tab, and at each start.
 * What another tab still wrote into one whose records moved on moves after them.
 */
export async function deleteDiscarded(): Promise<void> {
  for (const { database, movedInto } of deviceDirectory.discarded()) {
    if (movedInto !== null) await moveLeftovers(database, movedInto);
    await Dexie.delete(database);
    deviceDirectory.forget(database);
  }
}

async function moveLeftovers(database: string, movedInto: string): Promise<void> {
  if (!(await Dexie.exists(database))) return;
  const [from, to] = [
    await openDevice(database, registry, browserPorts),
    await openDevice(movedInto, registry, browserPorts),
  ];
  await leaveDemoBehind(from, false);
  await moveRows(from, to);
  from.db.close();
  to.db.close();
}

function refuse(message: string): Entered {
  return { ok: false, field: null, message };
}

function newDatabaseName(): string {
  return `holdfast-${browserPorts.newId()}`;
}
