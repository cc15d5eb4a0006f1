/** Counts what reaches the driver through a pool, whoever sends it: the auth library shares the pool. */
import pg from 'pg';

/** Since the pool was made. A call of the driver is a statement; BEGIN and COMMIT are statements too. */
export interface DriverCounts {
  statements: number;
  /** Those that said BEGIN; a lone statement is not counted here. */
  transactions: number;
}

const countsByPool = new WeakMap<pg.Pool, DriverCounts>();

/** A class for the pool's `Client` option, whose clients count into `counts`. */
export function countingClient(counts: DriverCounts): typeof pg.Client {
  return class extends pg.Client {
    // The driver's many signatures stay what they are: nothing but the text is looked at.
    override query(...args: unknown[]): never {
      counts.statements += 1;
      const [first] = args as [string | { text?: string }];
      if (beginsTransaction(typeof first === 'string' ? first : first.text)) counts.transactions += 1;
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

function beginsTransaction(text = ''): boolean {
  return /^\s*(begin|start\s+transaction)\b/i.test(text);
}
