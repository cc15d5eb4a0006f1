/**
 * Knows how full the database is, as last seen, and says when it runs short. It never asks by itself: only a scrape or
 * a batch makes it ask, and only when this process used the database since the last answer, so an idle database is
 * never asked [DB4].
 */
import type pg from 'pg';
import type { Logger } from 'pino';
import { type ConnectionCount, countConnections } from '../database/connectionsStatement.ts';
import { countsOf } from '../database/driverCounts.ts';
import { type AlertFacts, alertWords } from './alertWords.ts';
import { type AlertState, calm, planAlert } from './connectionAlert.ts';
import type { Tell } from './webhook.ts';

/** How often batches may make it ask. */
const afterUseMs = 30_000;
/** A scrape answers with older numbers rather than wait longer. */
const patienceMs = 1_000;

export interface Reading extends ConnectionCount {
  /** Milliseconds since 1970. */
  at: number;
}

export interface ConnectionWatch {
  /** After a batch. Never throws and is not waited for. */
  afterUse(): void;
  /** Before a scrape. Never throws, and takes a second at most. */
  beforeScrape(): Promise<void>;
  /** Null before the first answer. */
  reading(): Reading | null;
  alerts(): AlertState;
}

export interface ConnectionWatchParts {
  pool: pg.Pool;
  /** The embedded database has one connection, ours; nobody has to be asked. */
  isEmbedded: boolean;
  /** Raised at or above; 0 turns alerts and asking after batches off. */
  limitPercent: number;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Logger;
  tell: Tell;
}

export function createConnectionWatch(parts: ConnectionWatchParts): ConnectionWatch {
  const { pool, isEmbedded, limitPercent, now, log, tell } = parts;
  const counts = countsOf(pool);
  let known: ConnectionCount | null = null;
  let knownAt = now();
  /** The driver's count when the database was last asked: a greater one means use. The start itself was use. */
  let asked = 0;
  let askedAt = now();
  let asking: Promise<void> | null = null;
  let state = calm;

  async function ask(): Promise<void> {
    askedAt = now();
    try {
      known = await countConnections(pool);
      knownAt = now();
    } catch (error) {
      log.debug({ err: error }, 'the connections of the database could not be counted');
    }
    asked = counts.statements;
    asking = null;
    judge();
  }

  function askOnce(): Promise<void> {
    asking ??= ask();
    return asking;
  }

  function judge(): void {
    if (limitPercent === 0 || isEmbedded) return;
    const usedPercent = known === null ? null : (100 * known.used) / known.limit;
    const waiting = pool.waitingCount;
    const next = planAlert(state, { at: now(), usedPercent, waiting }, limitPercent);
    state = next.state;
    for (const crossing of next.crossings) announce(crossing, { database: known, limitPercent, waiting });
  }

  function announce(crossing: Parameters<typeof alertWords>[0], facts: AlertFacts): void {
    const { alert, raised } = crossing;
    const text = alertWords(crossing, facts);
    log[raised ? 'warn' : 'info']({ alert, raised }, text);
    tell({ text, alert, state: raised ? 'raised' : 'cleared', at: new Date(now()).toISOString() });
  }

  return {
    reading() {
      if (isEmbedded) return { used: pool.totalCount, limit: 1, at: now() };
      return known && { ...known, at: knownAt };
    },
    alerts: () => state,
    afterUse() {
      if (limitPercent === 0 || isEmbedded) return;
      judge();
      // Not the difference alone: a clock that was put back must not silence it.
      if (Math.abs(now() - askedAt) >= afterUseMs) void askOnce();
    },
    async beforeScrape() {
      if (!isEmbedded && counts.statements > asked) await Promise.race([askOnce(), patience()]);
      judge();
    },
  };
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
}
