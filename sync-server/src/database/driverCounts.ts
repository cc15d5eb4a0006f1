/** Counts what reaches the driver through a pool, whoever sends it: the auth library shares the pool. */
import pg from 'pg';

/** Since the pool was made. */
export interface DriverCounts {
  /** Calls of the driver, BEGIN and COMMIT among them. */
  statements: number;
  /** A statement outside of BEGIN and its end is one of its own. */
  transactions: number;
}

const begins = /^\s*(begin|start\s+transaction)\b/i;
const ends = /^\s*(commit|end|rollback(?!\s+to\b)|abort)\b/i;

const countsByPool = new WeakMap<pg.Pool, DriverCounts>();

/** A class for the pool's `Client` option, whose clients count into `counts`. */
export function countingClient(counts: DriverCounts): typeof pg.Client {
  return class extends pg.Client {
    #isInTransaction = false;

    // The driver's many signatures stay what they are: nothing but the text is looked at.
    override query(...args: unknown[]): never {
      const [first] = args as [string | { text?: string }];
      const { text = '' } = typeof first === 'string' ? { text: first } : first;
      counts.statements += 1;
      if (!this.#isInTransaction) counts.transactions += 1;
      if (begins.test(text)) this.#isInTransaction = true;
      else if (ends.test(text)) this.#isInTransaction = false;
      return Reflect.apply(super.query, this, args) as never;
    }
  };
}

export function keepCounts(pool: pg.Pool, counts: DriverCounts): void {
  countsByPool.set(pool, counts);
}

/** Live: read it again later for more. Throws for a pool that `createPool` did not make. */
export function countsOf(pool: pg.Pool): Readonly<DriverCounts> {
  const counts = countsByPool.get(pool);
  if (counts === undefined) throw new Error('a pool is made by createPool alone');
  return counts;
}
