/**
 * Exchanges of anybody, gathered into batches [DB2, DB3]. Three lanes, a connection each: writes; reads, so that a first
 * sync delays no write; and writes to workspaces that another process keeps locked, which would delay all others.
 */
import type pg from 'pg';
import { type BatcherPorts, type BatchLimits, createBatcher } from '../batching/batcher.ts';
import { atOf, type Revision } from '../database/cursor.ts';
import { DatabaseUnavailable, isLockTimeout } from '../database/databaseError.ts';
import { runStatement } from '../database/statements.ts';
import type { RevisionCache } from '../memory/revisionCache.ts';
import type { ChangeNotification, InCommit } from '../notifications/notificationChannel.ts';
import type { Metrics } from '../ops/metrics.ts';
import { commitBatch } from './commitBatch.ts';
import { findUnlocked } from './pushStatement.ts';
import type { CommitOutcome, Exchange } from './runBatch.ts';

export interface GroupCommitParts {
  pool: pg.Pool;
  ports: BatcherPorts;
  limits?: Partial<BatchLimits>;
  /** Milliseconds since 1970. */
  now: () => number;
  revisions: RevisionCache;
  inCommit: InCommit | null;
  /** What a workspace may hold; null: any amount. */
  quotaBytes: number | null;
  metrics: Metrics;
  /** Between a commit and its answers: which workspaces it moved, each once. Must not throw. */
  onMoved(notifications: readonly ChangeNotification[]): void;
  /** The database was used, whatever came of it. Must not throw. */
  onBatch(): void;
}

export interface GroupCommit {
  /** After the commit [SV4]. Throws Refused, DatabaseUnavailable, or what else the database threw. */
  submit(exchange: Exchange, isGone?: () => boolean): Promise<CommitOutcome>;
  /** Where a workspace stands; null when there is no such workspace. Throws like `submit`. */
  readRevision(workspace: string): Promise<Revision | null>;
  /** Exchanges that wait. */
  waiting(): number;
}

/** How much a read of unknown size is taken for. */
const usualPullRows = 100;
const maxWaitingItems = 5_000;
/**
 * Cost is counted in records: pushed, and about to be read. As many first reads may wait as items may: what waits for
 * them is only their request, and the bytes of requests are bounded where they come in.
 */
const defaultLimits: BatchLimits = {
  maxInFlight: 1,
  maxItems: 200,
  maxCost: 4_000,
  maxWaitingItems,
  maxWaitingCost: maxWaitingItems * (usualPullRows + 20),
  maxWaitMs: 10_000,
  // While it is little asked, the database rests half as long as it works; what slows it down for a while makes nobody wait.
  windowShare: 1.5,
  windowMs: 3.5,
};
/** Another process holds a workspace for as long as its batch takes; who holds it longer is no batch. */
const lockTimeoutMs = 500;
const longLockTimeoutMs = 5_000;
/** How often a batch is tried again without the workspaces that are locked now. */
const maxTries = 3;
/** How long writes to a workspace that was locked go the separate way. */
const contendedMs = 10_000;

type WriteOutcome = CommitOutcome | { kind: 'locked' };

export function createGroupCommit(parts: GroupCommitParts): GroupCommit {
  const { pool, ports, now, revisions, inCommit, quotaBytes, metrics, onMoved, onBatch } = parts;
  const limits = { ...defaultLimits, ...parts.limits };
  /** Until when, by workspace. */
  const contended = new Map<string, number>();
  const isWorthHalving = (error: unknown) => !(error instanceof DatabaseUnavailable);
  const lane = { ports, limits, costOf, isWorthHalving };

  const writes = createBatcher<Exchange, WriteOutcome>({ ...lane, work: writeUnlocked });
  const lockedWrites = createBatcher<Exchange, CommitOutcome>({
    ...lane,
    work: (exchanges) => commit(exchanges, longLockTimeoutMs),
  });
  const reads = createBatcher<Exchange, CommitOutcome>({ ...lane, work: (exchanges) => commit(exchanges, 0) });

  async function submit(exchange: Exchange, isGone?: () => boolean): Promise<CommitOutcome> {
    if (exchange.changes.length === 0) return reads.add(exchange, isGone);
    if (!isContended(exchange.workspace)) {
      const outcome = await writes.add(exchange, isGone);
      if (outcome.kind !== 'locked') return outcome;
    }
    return lockedWrites.add(exchange, isGone);
  }

  function isContended(workspace: string): boolean {
    const until = contended.get(workspace);
    if (until === undefined) return false;
    if (until > ports.elapsed()) return true;
    contended.delete(workspace);
    return false;
  }

  async function commit(exchanges: readonly Exchange[], lockTimeoutMs: number): Promise<CommitOutcome[]> {
    const began = ports.elapsed();
    try {
      const options = { nowMs: Math.floor(now()), quotaBytes, inCommit, lockTimeoutMs };
      const outcomes = await commitBatch(pool, exchanges, options);
      const moved = learn(exchanges, outcomes);
      const edits = exchanges.reduce((sum, { changes }) => sum + changes.length, 0);
      const ms = ports.elapsed() - began;
      metrics.observeBatch({ lane: edits > 0 ? 'write' : 'read', exchanges: exchanges.length, edits, ms });
      if (moved.length > 0) onMoved(moved);
      return outcomes;
    } catch (error) {
      // It may have been committed all the same: the answer was lost, not the work.
      revisions.forget(exchanges.map(({ workspace }) => workspace));
      throw error;
    } finally {
      onBatch();
    }
  }

  function learn(exchanges: readonly Exchange[], outcomes: readonly CommitOutcome[]): ChangeNotification[] {
    const moved = new Map<string, ChangeNotification>();
    exchanges.forEach(({ workspace }, n) => {
      const outcome = outcomes[n];
      if (outcome?.kind !== 'committed') return;
      const { epoch, incarnation, head } = outcome.page.cursor;
      revisions.learn(workspace, { epoch, incarnation, head });
      if (outcome.moved) moved.set(workspace, { workspace, epoch, incarnation, head });
    });
    return [...moved.values()];
  }

  /** Writes to workspaces that stay locked are set aside, the others do not wait for them. */
  async function writeUnlocked(exchanges: readonly Exchange[]): Promise<WriteOutcome[]> {
    const outcomes: WriteOutcome[] = exchanges.map(() => ({ kind: 'locked' }));
    let open = exchanges.map((exchange, n) => ({ exchange, n }));
    for (let tries = 0; tries < maxTries && open.length > 0; tries++) {
      try {
        const done = await commit(
          open.map(({ exchange }) => exchange),
          lockTimeoutMs,
        );
        done.forEach((outcome, position) => {
          outcomes[open[position]?.n as number] = outcome;
        });
        return outcomes;
      } catch (error) {
        if (!isLockTimeout(error)) throw error;
        const unlocked = await readUnlocked(open.map(({ exchange }) => exchange.workspace));
        for (const [workspace, until] of contended) if (until <= ports.elapsed()) contended.delete(workspace);
        for (const { exchange } of open) {
          if (!unlocked.has(exchange.workspace)) contended.set(exchange.workspace, ports.elapsed() + contendedMs);
        }
        open = open.filter(({ exchange }) => unlocked.has(exchange.workspace));
      }
    }
    return outcomes;
  }

  async function readUnlocked(workspaces: string[]): Promise<Set<string>> {
    const rows = await runStatement<{ id: string }>(pool, findUnlocked([...new Set(workspaces)]));
    return new Set(rows.map(({ id }) => id));
  }

  /** What it pushes, and as much as it may read. */
  function costOf({ workspace, changes, cursor, limit }: Exchange): number {
    const head = revisions.get(workspace)?.head;
    const from = atOf(cursor)?.version ?? 0;
    return 1 + changes.length + Math.min(limit, head === undefined ? usualPullRows : Math.max(0, head - from));
  }

  async function readRevision(workspace: string): Promise<Revision | null> {
    const outcome = await reads.add({ workspace, changes: [], cursor: 'none', limit: 0 });
    return outcome.kind === 'committed' ? outcome.page.cursor : null;
  }

  return {
    submit,
    readRevision,
    waiting: () => writes.waiting() + lockedWrites.waiting() + reads.waiting(),
  };
}
