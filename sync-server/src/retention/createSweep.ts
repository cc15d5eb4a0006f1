/**
 * When old tombstones [RH2] and expired sessions are removed: at the start, and then with the first write a day
 * after. Nothing runs while nobody writes [DB4]. Several processes may sweep at once: each removes what the others left.
 */
import type pg from 'pg';
import type { Logger } from 'pino';
import { runStatement, runTransaction } from '../database/statements.ts';
import { lockWorkspaces } from '../exchange/pushStatement.ts';
import { findSweepable, sweepChunk, sweepSessions, sweepWorkspace } from './sweepStatement.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface SweepParts {
  pool: pg.Pool;
  retentionDays: number;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Logger;
}

export interface Sweep {
  /** Begins one in the background if the last began more than a day ago. Never throws. */
  beginIfDue(): void;
  /** Begins no more, and cuts short what runs. */
  stop(): void;
  /** Resolves when nothing runs. */
  settled(): Promise<void>;
}

export function createSweep({ pool, retentionDays, now, log }: SweepParts): Sweep {
  let lastMs: number | null = null;
  let running = Promise.resolve();
  let isStopped = false;

  return {
    beginIfDue() {
      const nowMs = now();
      if (isStopped || (lastMs !== null && nowMs - lastMs <= dayMs)) return;
      // One that fails counts too: a database that refuses is not asked at every write.
      lastMs = nowMs;
      running = running
        .then(() => sweepDeletions(nowMs - retentionDays * dayMs))
        .catch(warn('old deletions'))
        .then(sweepExpired)
        .catch(warn('expired sessions'));
    },
    stop() {
      isStopped = true;
    },
    settled: () => running,
  };

  function warn(what: string): (error: unknown) => void {
    return (error) => log.warn({ err: error }, `${what} were not removed; tried again in a day`);
  }

  async function sweepExpired(): Promise<void> {
    let removed = sweepChunk;
    while (!isStopped && removed === sweepChunk) removed = (await runStatement(pool, sweepSessions())).length;
  }

  async function sweepDeletions(beforeMs: number): Promise<void> {
    while (!isStopped) {
      const due = await runStatement<{ workspace_id: string }>(pool, findSweepable(beforeMs));
      if (due.length === 0) return;
      for (const { workspace_id } of due) await sweepOne(workspace_id, beforeMs);
    }
  }

  async function sweepOne(workspace: string, beforeMs: number): Promise<void> {
    while (!isStopped) {
      const statements = [lockWorkspaces([workspace]), sweepWorkspace(workspace, beforeMs)];
      const [, answer] = await runTransaction(pool, statements);
      if ((answer?.[0]?.due as number) < sweepChunk) return;
    }
  }
}
