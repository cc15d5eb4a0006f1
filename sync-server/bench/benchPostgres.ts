/**
 * A Postgres to measure on: every commit reaches the disk, connections are few, and it counts its own statements.
 * The measured programs come as an ordinary role, so they cannot use the seats kept for the superuser who looks on.
 */
import pg from 'pg';
import { startPostgres } from '../test/postgres.ts';

export const benchRole = 'holdfast';

export interface BenchPostgres {
  version: string;
  /** Of its first process, for the CPU of its whole family. */
  pid(): number;
  /** A new, empty database; answers its address for the ordinary role. */
  createDatabase(name: string): Promise<string>;
  /** With everything in it, whoever is still connected. */
  dropDatabase(name: string): Promise<void>;
  /** Statements Postgres has run in a database so far, BEGIN and COMMIT among them; by pg_stat_statements. */
  statements(database: string): Promise<number>;
  /** Transactions ended in a database so far. Complete only once its connections are closed: backends report late. */
  transactions(database: string): Promise<number>;
  /** The longest-serving wait ended: what was written is in the files, so the next measurement does not pay for it. */
  checkpoint(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBenchPostgres(maxConnections: number): Promise<BenchPostgres> {
  const postgres = await startPostgres({
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: String(maxConnections),
    superuser_reserved_connections: '3',
    shared_preload_libraries: 'pg_stat_statements',
  });
  const observer = new pg.Client({ connectionString: postgres.url });
  observer.on('error', () => {});
  await observer.connect();
  await observer.query(`create extension pg_stat_statements; create role ${benchRole} login`);
  const { rows } = await observer.query<{ server_version: string }>('show server_version');
  const count = async (text: string, database: string) => {
    const answer = await observer.query<{ count: string | null }>(text, [database]);
    return Number(answer.rows[0]?.count ?? 0);
  };
  return {
    version: rows[0]?.server_version ?? '',
    pid: postgres.pid,
    async createDatabase(name) {
      await observer.query(`create database ${name} owner ${benchRole}`);
      const url = new URL(postgres.url);
      url.username = benchRole;
      url.pathname = `/${name}`;
      return url.href;
    },
    dropDatabase: async (name) => void (await observer.query(`drop database ${name} with (force)`)),
    statements: (database) =>
      count(
        `select sum(s.calls) as count from pg_stat_statements s join pg_database d on d.oid = s.dbid
          where d.datname = $1`,
        database,
      ),
    transactions: (database) =>
      count('select xact_commit + xact_rollback as count from pg_stat_database where datname = $1', database),
    checkpoint: async () => void (await observer.query('checkpoint')),
    async stop() {
      await observer.end();
      await postgres.stop();
    },
  };
}
