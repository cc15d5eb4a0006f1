/**
 * How often somebody may try the passwords of one account, wherever the tries come from: a few at once, then each wrong
 * one doubles the wait (NIST SP 800-63B asks for a limit by account, not only by address). The wait ends by itself, so
 * nobody can lock the owner out for long; who is signed in stays so.
 */
import { forgetOldest } from '../sync/forgetOldest.ts';

export interface Guesses {
  /** Milliseconds to wait before the next try; 0: now. */
  waitMs(account: string): number;
  wrong(account: string): void;
  right(account: string): void;
}

export const guessing = {
  /** Wrong ones without any wait. */
  free: 5,
  firstWaitMs: 1_000,
  mostWaitMs: 5 * 60_000,
  /** Without a wrong one everything is forgotten. */
  forgottenAfterMs: 60 * 60_000,
  accounts: 50_000,
} as const;

export function createGuesses(now: () => number): Guesses {
  const { free, firstWaitMs, mostWaitMs, forgottenAfterMs, accounts } = guessing;
  const wrong = new Map<string, { tries: number; at: number }>();

  const find = (account: string) => {
    const found = wrong.get(account);
    return found !== undefined && now() - found.at < forgottenAfterMs ? found : { tries: 0, at: now() };
  };

  return {
    waitMs(account) {
      const { tries, at } = find(account);
      if (tries < free) return 0;
      const waitMs = Math.min(mostWaitMs, firstWaitMs * 2 ** (tries - free));
      return Math.max(0, at + waitMs - now());
    },
    wrong(account) {
      const { tries } = find(account);
      wrong.delete(account);
      wrong.set(account, { tries: tries + 1, at: now() });
      forgetOldest(wrong, accounts);
    },
    right: (account) => void wrong.delete(account),
  };
}
