/** What the server holds of the database and asks of it. All of it is read when somebody scrapes. */
import type pg from 'pg';
import { Counter, Gauge, type Registry } from 'prom-client';
import { countsOf } from '../database/driverCounts.ts';
import { alertNames } from './connectionAlert.ts';
import type { ConnectionWatch, Reading } from './connectionWatch.ts';

export interface WatchedDatabase {
  pool: pg.Pool;
  watch: Pick<ConnectionWatch, 'reading' | 'alerts'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function watchDatabase(registry: Registry, { pool, watch, now }: WatchedDatabase): void {
  watchPool(registry, pool);
  watchDriver(registry, pool);
  const gauge = (name: string, help: string, read: (reading: Reading) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const reading = watch.reading();
        this.set(reading === null ? Number.NaN : read(reading));
      },
    });
  gauge(
    'holdfast_database_connections',
    'Connections of every program to the whole database, as last seen; NaN before the first look.',
    ({ used }) => used,
  );
  gauge(
    'holdfast_database_connections_limit',
    'How many connections the database allows (max_connections); NaN before the first look.',
    ({ limit }) => limit,
  );
  gauge(
    'holdfast_database_connections_age_seconds',
    'How old the count of database connections is. It grows while nobody uses the database: it is not asked then.',
    ({ at }) => Math.max(0, now() - at) / 1000,
  );
  new Gauge({
    name: 'holdfast_alert_raised',
    help: 'Whether this alert of the server itself is raised: 1 or 0.',
    labelNames: ['alert'],
    registers: [registry],
    collect() {
      const { raised } = watch.alerts();
      for (const alert of alertNames) this.set({ alert }, raised[alert] ? 1 : 0);
    },
  });
}

function watchPool(registry: Registry, pool: pg.Pool): void {
  const registers = [registry];
  new Gauge({
    name: 'holdfast_pool_connections',
    help: 'Database connections of this process, by state: in_use or idle.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
    },
  });
  new Gauge({
    name: 'holdfast_pool_connections_limit',
    help: 'How many connections the pool of this process may open.',
    registers,
    collect() {
      this.set(pool.options.max);
    },
  });
  new Gauge({
    name: 'holdfast_pool_waiting',
    help: 'Statements that wait for a free connection of this process.',
    registers,
    collect() {
      this.set(pool.waitingCount);
    },
  });
}

function watchDriver(registry: Registry, pool: pg.Pool): void {
  const counts = countsOf(pool);
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  const statements = 'Statements sent to the database, counted at the driver; BEGIN and COMMIT count too.';
  total('holdfast_statements_total', statements, () => counts.statements);
  const transactions = 'Transactions; a lone statement is one of its own.';
  total('holdfast_transactions_total', transactions, () => counts.transactions);
}
