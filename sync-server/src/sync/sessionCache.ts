/** Whose session is whose, by what a request shows for it. The auth library has checked each of them once. */
import { forgetOldest } from './forgetOldest.ts';

export interface KnownSession {
  userId: string;
  /** As it is stored. */
  token: string;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
  /** When the library read it, milliseconds since 1970. */
  readAtMs: number;
}

export interface SessionCache {
  get(shown: string): KnownSession | undefined;
  learn(shown: string, session: KnownSession): void;
  /** They signed out somewhere, or changed something about their account. */
  forgetUser(userId: string): void;
  tokens(): string[];
  /** Of those that were asked for, the others have ended. */
  keepOnly(good: ReadonlySet<string>, asked: readonly string[]): void;
  /** It was forgotten, and may have ended: only the database can tell, whatever a signed cookie says. */
  isDoubted(token: string): boolean;
}

export function createSessionCache(maxSessions: number): SessionCache {
  const sessions = new Map<string, KnownSession>();
  /** Tokens. */
  const doubted = new Set<string>();

  function forget(isOver: (session: KnownSession) => boolean): void {
    for (const [shown, session] of sessions) {
      if (!isOver(session)) continue;
      sessions.delete(shown);
      doubted.add(session.token);
      forgetOldest(doubted, maxSessions);
    }
  }

  return {
    get: (shown) => sessions.get(shown),
    learn(shown, session) {
      sessions.delete(shown);
      sessions.set(shown, session);
      doubted.delete(session.token);
      forgetOldest(sessions, maxSessions);
    },
    forgetUser: (userId) => forget((session) => session.userId === userId),
    tokens: () => [...new Set([...sessions.values()].map(({ token }) => token))],
    keepOnly(good, asked) {
      const over = new Set(asked.filter((token) => !good.has(token)));
      if (over.size > 0) forget(({ token }) => over.has(token));
    },
    isDoubted: (token) => doubted.has(token),
  };
}
