/**
 * How often somebody may try the passwords of one account, wherever the tries come from: a few at once, then each wrong
 * one doubles the wait (NIST SP 800-63B asks for a limit by account, not only by address). The wait ends by itself, so
 * nobody can lock the owner out for long; who is signed in stays so.
 */
import { backoffMs } from '@holdfast/shared/retry/backoff';
import { forgetOldest } from '../memory/forgetOldest.ts';

/** `unanswered`: nobody looked at the password, so it was no guess. */
export type Outcome = 'right' | 'wrong' | 'unanswered';

export interface Guess {
  /** To be called once. */
  end(outcome: Outcome): void;
}

export interface Guesses {
  /**
   * Counts one try before it is made, so that many at once are no more than one after the other; or, counting nothing,
   * answers how many milliseconds to wait first.
   */
  begin(account: string): Guess | { waitMs: number };
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

/** `elapsed`: milliseconds that only grow; a clock that is set back would make a wait of a second one of a day. */
export function createGuesses(elapsed: () => number): Guesses {
  const { free, firstWaitMs, mostWaitMs, forgottenAfterMs, accounts } = guessing;
  const wrong = new Map<string, Tries>();

  function find(account: string): Tries {
    const found = wrong.get(account);
    return found !== undefined && elapsed() - found.at < forgottenAfterMs ? found : { count: 0, at: elapsed() };
  }

  function waitOf({ count, at }: Tries): number {
    if (count < free) return 0;
    const waitMs = backoffMs({ baseMs: firstWaitMs, capMs: mostWaitMs }, count - free + 1);
    return Math.max(0, at + waitMs - elapsed());
  }

  return {
    begin(account) {
      const before = find(account);
      const waitMs = waitOf(before);
      if (waitMs > 0) return { waitMs };
      const mine = { count: before.count + 1, at: elapsed() };
      wrong.delete(account);
      wrong.set(account, mine);
      forgetOldest(wrong, accounts);
      return {
        end(outcome) {
          if (outcome === 'right') wrong.delete(account);
          if (outcome === 'unanswered') giveBack(account, { before, mine });
        },
      };
    },
  };

  /** As if it had not been made; others may have been since. */
  function giveBack(account: string, { before, mine }: { before: Tries; mine: Tries }): void {
    const now = wrong.get(account);
    if (now === mine) wrong.set(account, before);
    else if (now !== undefined && now.count > 0) wrong.set(account, { ...now, count: now.count - 1 });
  }
}

/** Wrong ones and those under way, and when the last began. */
interface Tries {
  count: number;
  at: number;
}
