/** What the engine says of itself. Words are made elsewhere; this is only what is true. */

import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';

/** What the server says, or what is in the way to it; `crashed`, `storage_full` and `storage_silent` are faults on this device. */
export type ProblemKind =
  | 'offline'
  | 'unreachable'
  | 'portal'
  | 'crashed'
  | 'storage_full'
  | 'storage_silent'
  | ProblemCode;

/** Why nothing is syncing. */
export interface SyncProblem {
  kind: ProblemKind;
  /** Device milliseconds; null when only a person can help. */
  retryAt: number | null;
}

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
