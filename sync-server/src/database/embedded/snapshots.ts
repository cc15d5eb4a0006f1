/**
 * When a snapshot of the running embedded database is taken: at most one an hour, only if something was written since
 * the last, and looked for only after somebody used the database, so nothing runs while nobody does [DB4].
 */
import type pg from 'pg';
import type { Logger } from 'pino';
import { isLostConnection } from '../databaseError.ts';
import type { Snapshot } from './snapshotFiles.ts';

const betweenMs = 60 * 60 * 1000;
/** The first writes after a long rest or a first start should be over before the look. */
const atLeastMs = 60 * 1000;

export interface SnapshotParts {
  pool: pg.Pool;
  /** Saves the database as it stands. Nobody uses it until `copied` is called. */
  save(signal: AbortSignal, copied: () => void): Promise<Snapshot>;
  /** By `readNextTransaction`: where all before it is in a snapshot; null when something is in none. */
  savedTransaction: string | null;
  /** Milliseconds since 1970; null when there is none. */
  lastTakenAt: number | null;
  now: () => number;
  log: Logger;
}

export interface Snapshots {
  /** Takes one now if something was written since the last. Never throws: a failure is a line in the log. */
  takeIfWritten(): Promise<Snapshot | null>;
  /** Takes no more. Resolves, once none is being taken, to whether something is in no snapshot. */
  stop(): Promise<boolean>;
}

export function createSnapshots({ pool, save, savedTransaction, lastTakenAt, now, log }: SnapshotParts): Snapshots {
  let savedUpTo = savedTransaction;
  let lastLookAt = lastTakenAt;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<Snapshot | null> = Promise.resolve(null);
  let isLooking = false;
  let isTouched = savedUpTo === null;
  const stopping = new AbortController();

  // The pool's one connection is all there is, so whoever is lent it may be about to write.
  pool.on('acquire', () => {
    if (isLooking) return;
    isTouched = true;
    if (timer !== null || stopping.signal.aborted) return;
    const restMs = lastLookAt === null ? 0 : Math.min(lastLookAt + betweenMs - now(), betweenMs);
    timer = setTimeout(() => void takeIfWritten(), Math.max(restMs, atLeastMs)).unref();
  });

  return { takeIfWritten, stop };

  function takeIfWritten(): Promise<Snapshot | null> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running = running.then(look).catch((error: unknown) => {
      if (!stopping.signal.aborted)
        log.warn({ err: error }, 'no snapshot of the database could be taken; the last ones are kept');
      return null;
    });
    return running;
  }

  async function look(): Promise<Snapshot | null> {
    if (stopping.signal.aborted || !isTouched) return null;
    lastLookAt = now();
    isLooking = true;
    const client = await pool.connect().catch((error: unknown) => {
      isLooking = false;
      throw error;
    });
    // Whoever holds the one connection is alone with the database, and between two transactions.
    const letGo = (error?: unknown) => {
      if (!isLooking) return;
      isLooking = false;
      client.release(error !== undefined && isLostConnection(error));
    };
    try {
      isTouched = false;
      const next = await readNextTransaction(client);
      if (next === savedUpTo) return null;
      // Nobody else does it, and without it the log grows for ever.
      await client.query('checkpoint');
      const snapshot = await save(stopping.signal, () => letGo());
      savedUpTo = next;
      log.info({ snapshot: snapshot.path }, 'took a snapshot of the database');
      return snapshot;
    } catch (error) {
      isTouched = true;
      letGo(error);
      throw error;
    } finally {
      letGo();
    }
  }

  async function stop(): Promise<boolean> {
    stopping.abort();
    if (timer !== null) clearTimeout(timer);
    await running;
    if (!isTouched) return false;
    return readNextTransaction(pool).then(
      (next) => next !== savedUpTo,
      () => true,
    );
  }
}

/** A client, a pool, or the embedded database itself before anyone is connected to it. */
interface Queryable {
  query(text: string): Promise<{ rows: unknown[] }>;
}

/** The number the next transaction that writes will have: the same as before when none did. Reading takes none. */
export async function readNextTransaction(database: Queryable): Promise<string> {
  const { rows } = await database.query('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  return (rows[0] as { next: string }).next;
}
