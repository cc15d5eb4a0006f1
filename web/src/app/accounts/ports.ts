/** What signing in and out needs from the world, and what it says. */
import type { WorkspaceList } from '@holdfast/shared/protocol/workspaces';
import type { Device } from '../../data/device.ts';
import type { SignedInUser } from '../../platform/accountApi.ts';
import type { DeviceDirectory } from '../../platform/createDeviceDirectory.ts';
import type { Answer } from '../../platform/readAnswer.ts';
import type { Refusal } from '../account/wordRefusal.ts';

export type Entered = { ok: true; device: Device } | ({ ok: false } & Refusal);

/** What a person signs in or up with. */
export interface Entrance {
  email: string;
  password: string;
  /** The demo comes along into the account; unasked it stays behind. */
  takesDemo: boolean;
}

export type Ask = (email: string, password: string) => Promise<Answer<SignedInUser>>;

export type Workspace = Pick<WorkspaceList[number], 'id' | 'role'>;

/** What the server is asked. None of it rejects. */
export interface AccountApi {
  signIn: Ask;
  createAccount: Ask;
  signOut(): Promise<Answer<unknown>>;
  /** Of whoever is signed in, with all that is theirs alone. */
  deleteAccount(password: string): Promise<Answer<unknown>>;
  listWorkspaces(): Promise<Answer<readonly Workspace[]>>;
}

export interface Databases {
  directory: DeviceDirectory;
  /** Makes it where there is none of that name. */
  openDatabase(name: string): Promise<Device>;
  hasDatabase(name: string): Promise<boolean>;
  deleteDatabase(name: string): Promise<void>;
  newDatabaseName(): string;
}

/** The first four do not reject. Each answers with the device to go on with: the open one, or the account's own. */
export interface Accounts {
  createAccount(open: Device, entrance: Entrance): Promise<Entered>;
  signIn(open: Device, entrance: Entrance): Promise<Entered>;
  /**
   * Ends the session and takes the account's data off this device. Needs the server: a session must really end.
   * `mayLose`: how many unsent records and drafts the person agreed to lose. If there are more by the time the server
   * has answered, all of it stays.
   */
  leaveAccount(open: Device, mayLose: number): Promise<Entered>;
  /** The same, with the account and all that is its alone on the server. */
  deleteAccount(open: Device, password: string, mayLose: number): Promise<Entered>;
  /** Called when none of the databases that were left behind is open in this tab, and at each start. */
  deleteDiscarded(): Promise<void>;
}
