/** Whose session is whose, by what a request shows for it. The auth library has checked each of them once. */

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
}

export function createSessionCache(maxSessions: number): SessionCache {
  const sessions = new Map<string, KnownSession>();

  function forget(isOver: (session: KnownSession) => boolean): void {
    for (const [shown, session] of sessions) if (isOver(session)) sessions.delete(shown);
  }

  return {
    get: (shown) => sessions.get(shown),
    learn(shown, session) {
      sessions.delete(shown);
      sessions.set(shown, session);
      if (sessions.size > maxSessions) sessions.delete(sessions.keys().next().value as string);
    },
    forgetUser: (userId) => forget((session) => session.userId === userId),
    tokens: () => [...new Set([...sessions.values()].map(({ token }) => token))],
    keepOnly(good, asked) {
      const over = new Set(asked.filter((token) => !good.has(token)));
      if (over.size > 0) forget(({ token }) => over.has(token));
    },
  };
}
