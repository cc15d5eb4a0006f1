/** A database with all tables in the Postgres of a test run, for others to be copied from. */
import { registry } from '@holdfast/shared/entities/registry';
import pg from 'pg';
import { migrate } from '../src/database/migrate.ts';
import { routines } from '../src/exchange/exchangeStatement.ts';

export const migratedTemplate = 'migrated';

/** `postgresUrl`: of the maintenance database. Nobody may be connected to a template while it is copied. */
export async function createMigratedTemplate(postgresUrl: string): Promise<void> {
  const maintenance = new pg.Pool({ connectionString: postgresUrl });
  await maintenance.query(`create database ${migratedTemplate}`);
  await maintenance.end();
  const url = new URL(postgresUrl);
  url.pathname = `/${migratedTemplate}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  await migrate(pool, { registry, routines }, null);
  await pool.end();
}
