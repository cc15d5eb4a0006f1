/** How much work the last minutes took, from totals that only grow. No timer: it looks when it is asked or told. */

export interface WorkTotals {
  statements: number;
  exchanges: number;
  writeBatches: number;
  exchangesWritten: number;
}

export interface RecentWork {
  /** Null when there was no exchange lately. */
  statementsPerExchange: number | null;
  /** Null when nothing was written lately. */
  exchangesPerTransaction: number | null;
}

const windowMs = 5 * 60_000;
const stepMs = 10_000;

interface Mark extends WorkTotals {
  at: number;
}

/** `look` costs next to nothing, so it may be called after every batch. `now`: milliseconds since 1970. */
export function createRecentWork(totals: () => WorkTotals, now: () => number) {
  const marks: Mark[] = [{ at: now(), ...totals() }];

  /** The first mark that stays is the newest one older than the window: what the totals were when it began. */
  function forget(at: number): void {
    while (marks[1] !== undefined && at - marks[1].at >= windowMs) marks.shift();
  }

  /** The last mark is always the last look, so that a burst before a long silence is not taken for recent. */
  function look(): void {
    const at = now();
    const before = marks.at(-2);
    if (before !== undefined && Math.abs(at - before.at) < stepMs) marks.pop();
    marks.push({ at, ...totals() });
    forget(at);
  }

  function recent(): RecentWork {
    forget(now());
    const [before] = marks as [Mark];
    const since = totals();
    const exchanges = since.exchanges - before.exchanges;
    const batches = since.writeBatches - before.writeBatches;
    return {
      statementsPerExchange: exchanges === 0 ? null : (since.statements - before.statements) / exchanges,
      exchangesPerTransaction: batches === 0 ? null : (since.exchangesWritten - before.exchangesWritten) / batches,
    };
  }

  return { look, recent };
}
