/** Whose session is whose, by its token: only what was checked and found is remembered [AU5]. */
import { forgetOldest } from './forgetOldest.ts';

export interface KnownSession {
  userId: string;
  /** When it ends and when it was read, on this process's clock that only grows. */
  endsAtMs: number;
  readAtMs: number;
}

export interface SessionCache {
  get(token: string): KnownSession | undefined;
  /** `endings`: how many there were when it was asked for. False: one of its user's has ended since, so ask again. */
  learn(token: string, session: KnownSession, endings: number): boolean;
  /** How many times something was forgotten. */
  endings(): number;
  /** Sessions of theirs have ended. */
  forgetUser(userId: string): void;
  tokens(): string[];
  /** They have ended. */
  forget(tokens: Iterable<string>): void;
}

export function createSessionCache(maxSessions: number): SessionCache {
  const sessions = new Map<string, KnownSession>();
  /** The ending that was a user's last. An answer from before it may be of a session that it ended. */
  const lastEnding = new Map<string, number>();
  let endings = 0;

  function noteEnding(userId: string): void {
    endings += 1;
    lastEnding.delete(userId);
    lastEnding.set(userId, endings);
    forgetOldest(lastEnding, maxSessions);
  }

  return {
    get: (token) => sessions.get(token),
    learn(token, session, asked) {
      if ((lastEnding.get(session.userId) ?? 0) > asked) return false;
      sessions.delete(token);
      sessions.set(token, session);
      forgetOldest(sessions, maxSessions);
      return true;
    },
    endings: () => endings,
    forgetUser(userId) {
      noteEnding(userId);
      for (const [token, session] of sessions) if (session.userId === userId) sessions.delete(token);
    },
    tokens: () => [...sessions.keys()],
    forget(tokens) {
      for (const token of tokens) {
        const known = sessions.get(token);
        if (known === undefined) continue;
        sessions.delete(token);
        noteEnding(known.userId);
      }
    },
  };
}
