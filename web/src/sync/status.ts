/** What the engine says of itself. Words are made elsewhere; this is only what is true. */

/** Why nothing is syncing. `retryAt` is device milliseconds, null when only a person can help. */
export type SyncProblem =
  | { kind: 'offline'; retryAt: number | null }
  | { kind: 'unreachable'; retryAt: number | null }
  | { kind: 'portal'; retryAt: number | null }
  /** A fault on this device, not of the network. */
  | { kind: 'internal'; retryAt: number | null }
  | { kind: 'signed_out' }
  | { kind: 'other_account' }
  | { kind: 'upgrade_required' }
  | { kind: 'storage_full'; retryAt: number | null };

export interface SyncStatus {
  running: boolean;
  /** Records of the current run: how many the server has answered for, of how many. */
  progress: { sent: number; total: number } | null;
  problem: SyncProblem | null;
  /** When a run last ended with nothing left to send or fetch, device milliseconds. */
  syncedAt: number | null;
  /** Records the server fails on: each is tried by itself, and holds up nothing else. */
  alone: number;
}

export const initialStatus: SyncStatus = { running: false, progress: null, problem: null, syncedAt: null, alone: 0 };
