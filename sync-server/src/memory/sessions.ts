/** Whose session a token is: remembered once it was found, asked for in one statement with all that are asked for. */
import type pg from 'pg';
import { type BatcherPorts, type BatchLimits, createBatcher, Refused } from '../batching/batcher.ts';
import { createSessionCache, type KnownSession } from './sessionCache.ts';
import { findSessions, type StoredSession } from './sessionStatements.ts';

const dayMs = 24 * 60 * 60_000;
/** People are offline for weeks. */
export const sessionLifetime = { lifetimeMs: 90 * dayMs, renewAfterMs: dayMs } as const;
/** How often a session is asked for again because another of the same person ended meanwhile. */
const maxTries = 5;

export interface SessionsParts {
  pool: pg.Pool;
  ports: BatcherPorts;
  lookups: BatchLimits;
  maxRemembered: number;
  isQuiet(): boolean;
}

export interface Sessions {
  /** As far as this process remembers; undefined also for one it has never seen. */
  get(token: string): KnownSession | undefined;
  /**
   * By a token whose signature was checked. Null for one that has ended; `isRenewed` when it has just been made to last longer.
   * Throws DatabaseUnavailable, Refused.
   */
  find(token: string): Promise<(KnownSession & { isRenewed: boolean }) | null>;
  /** Sessions of theirs have ended. Answers which of `tokens` are no longer good. Never throws. */
  end(userId: string, tokens: readonly string[]): Promise<string[]>;
  tokens(): string[];
  /** They have ended. */
  forget(tokens: Iterable<string>): void;
}

export function createSessions({ pool, ports, lookups, maxRemembered, isQuiet }: SessionsParts): Sessions {
  const { elapsed } = ports;
  const cache = createSessionCache(maxRemembered);
  const loader = createBatcher<string, StoredSession | null>({
    ports,
    limits: lookups,
    work: (tokens) => findSessions(pool, tokens, sessionLifetime),
    costOf: () => 1,
    isWorthHalving: () => false,
  });

  async function find(token: string) {
    const known = cache.get(token);
    if (known !== undefined && !isReadingDue(known)) return { ...known, isRenewed: false };
    for (let tries = 0; tries < maxTries; tries++) {
      const [asked, readAtMs] = [cache.endings(), elapsed()];
      const found = await loader.add(token);
      if (found === null) {
        cache.forget([token]);
        return null;
      }
      const { userId, leftMs, isRenewed } = found;
      const session = { userId, endsAtMs: readAtMs + leftMs, readAtMs };
      if (cache.learn(token, session, asked)) return { ...session, isRenewed };
    }
    throw new Refused('overloaded');
  }

  /** A session is renewed once a day when it is read: while somebody writes anyway, or when it must be [DB4]. */
  function isReadingDue({ endsAtMs, readAtMs }: KnownSession): boolean {
    if (endsAtMs <= elapsed()) return true;
    const isOld = elapsed() - readAtMs > sessionLifetime.renewAfterMs;
    return isOld && (!isQuiet() || endsAtMs - elapsed() < sessionLifetime.lifetimeMs / 2);
  }

  return {
    get: cache.get,
    find,
    async end(userId, tokens) {
      cache.forgetUser(userId);
      // What cannot be asked counts as over: who is still signed in comes back.
      const found = await Promise.all(tokens.map((token) => find(token).catch(() => null)));
      return tokens.filter((_, n) => found[n] === null);
    },
    tokens: cache.tokens,
    forget: cache.forget,
  };
}
