/** What the shell's screens may know and ask for, beyond the records themselves. Made once, in main.tsx. */
import { createContext, use } from 'react';
import type { Device } from '../data/device.ts';
import type { Account } from '../data/meta.ts';
import type { Waiting } from '../data/outbox/waiting.ts';
import type { UpdateState } from '../pwa/appUpdate.ts';
import type { Chip } from '../sync/chip.ts';
import type { Session } from '../sync/session.ts';
import type { SyncStatus } from '../sync/status.ts';

import type { Refusal } from './account/wordRefusal.ts';
import type { Entrance } from './accounts/ports.ts';

export type AccountOutcome = { ok: true } | ({ ok: false } & Refusal);

export interface AppState extends Waiting {
  device: Device;
  /** The account this database is bound to; null before the first sign-in. */
  account: Account | null;
  session: Session;
  status: SyncStatus;
  chip: Chip;
  paused: boolean;
  /** Whether anything has ever been written in this database. */
  hasWritten: boolean;
  /** Whether the worker of this very tab does the syncing. */
  thisTabSyncs: boolean;
  /** Whether a new version waits for the person's word, or has gone ahead without this tab. */
  update: UpdateState;
  /** Asks for a run at once; always a fresh try [EN6]. */
  syncNow(): void;
  setPaused(paused: boolean): Promise<void>;
  createAccount(entrance: Entrance): Promise<AccountOutcome>;
  signIn(entrance: Entrance): Promise<AccountOutcome>;
  /** Ends the session and removes this account's data from the device. `mayLose`: as of Accounts [AU3]. */
  signOut(mayLose: number): Promise<AccountOutcome>;
  /** The same, with the account and all that is its alone on the server. */
  deleteAccount(password: string, mayLose: number): Promise<AccountOutcome>;
  applyUpdate(): void;
}

export const AppContext = createContext<AppState | null>(null);

export function useApp(): AppState {
  const state = use(AppContext);
  if (state === null) throw new Error('useApp outside AppContext');
  return state;
}
