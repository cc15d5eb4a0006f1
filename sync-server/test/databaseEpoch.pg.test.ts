/** The database's epoch, which keeps a part of what it is made of: it is always what asking for all of it would answer. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registry } from '@holdfast/shared/entities/registry';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../src/database/migrate.ts';
import { createPool } from '../src/database/pool.ts';
import { routines } from '../src/exchange/exchangeStatement.ts';
import { confirmRemembered } from '../src/memory/catchUpStatement.ts';
import { createTestServer, databaseKinds } from './databases.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
/** Up to 0005: until then all of it was asked for each time. */
const countBefore = 5;
const healing = readFileSync(`${migrations}/0002_healing.sql`, 'utf8');
const asking = healing.slice(healing.indexOf('create function'), healing.indexOf('end $$;') + 'end $$;'.length);
/** As it was, to be compared with. */
const makeAsked = asking.replace('database_epoch', 'asked_epoch');

async function up(dbClient: pg.ClientBase): Promise<void> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const how = { direction: 'up', count: countBefore, migrationsTable: 'migrations', logger: log } as const;
  await runner({ dbClient, dir: migrations, ...how });
}

type Asking = Pick<pg.Client, 'query'>;

async function epochs(client: Asking): Promise<{ told: string; asked: string }> {
  const { rows } = await client.query('select database_epoch() as told, asked_epoch() as asked');
  return rows[0];
}

/** Fails unless it answers what asking for all of it answers. */
async function epochOf(client: Asking): Promise<string> {
  const { told, asked } = await epochs(client);
  expect(told).toBe(asked);
  expect(told).toMatch(/^[0-9a-f]{32}$/);
  return told;
}

/** Whether the part that is kept is believed: then it makes a difference what it is. */
async function isBelieved(client: Asking, role?: string): Promise<boolean> {
  await client.query(`begin; reset role; update server_state set system_identifier = 'another'`);
  if (role) await client.query(`set role ${role}`);
  const { told, asked } = await epochs(client);
  await client.query('rollback');
  return told !== asked;
}

const keep = (client: Asking) => client.query('select keep_system_identifier()');
const kept = async (client: Asking) =>
  (await client.query('select asked_in_incarnation, asked_by, system_identifier from server_state')).rows[0];

it.each(databaseKinds)('[RH1] the epoch of %s stays what it was through the update', async (kind) => {
  const server = await createTestServer(kind);
  const client = await server.pool.connect();
  await client.query('drop schema public cascade; create schema public');
  await up(client);
  const { rows: before } = await client.query('select database_epoch() as epoch');
  client.release();
  await migrate(server.pool, { registry, routines }, null);
  const { rows: after } = await server.pool.query('select database_epoch() as epoch');
  expect(after).toEqual(before);
  await server.pool.query(makeAsked);
  expect(await epochOf(server.pool)).toBe(before[0].epoch);
  await server.close();
});

describe('[RH1] the epoch', () => {
  let postgres: TestPostgres;
  let databases = 0;
  let roles = 0;

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  async function connect(name: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: postgres.url.replace(/postgres$/, name) });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async function createDatabase(template = 'template1'): Promise<string> {
    const name = `epoch_${++databases}`;
    const client = await connect('postgres');
    await client.query(`create database ${name} template ${template}`);
    return name;
  }

  async function update(name: string): Promise<void> {
    const connectionString = postgres.url.replace(/postgres$/, name);
    const pool = createPool({ connectionString }, 1, pino({ level: 'silent' }));
    await migrate(pool, { registry, routines }, null);
    await pool.end();
  }

  /** One that is in use: what can be kept is. */
  async function createUsed(): Promise<{ name: string; client: pg.Client }> {
    const name = await createDatabase();
    await update(name);
    const client = await connect(name);
    await client.query(makeAsked);
    return { name, client };
  }

  /** A role that may read the tables, and may not call `forbidden`. */
  async function createRole(client: pg.Client, forbidden: readonly string[], writes = 'select'): Promise<string> {
    const role = `role_${++roles}`;
    await client.query(`create role ${role}; grant ${writes} on all tables in schema public to ${role}`);
    for (const name of forbidden) await client.query(`revoke execute on function ${name} from public`);
    return role;
  }

  async function restartWith(change: () => void, settings = {}) {
    await postgres.halt();
    change();
    await postgres.start(settings);
  }

  it('is made of what was kept at the first start, which is written once', async () => {
    const { client } = await createUsed();
    const epoch = await epochOf(client);
    expect(await isBelieved(client)).toBe(true);
    const before = await kept(client);
    const { rows } = await client.query('select xmin from server_state');
    await keep(client);
    expect(await kept(client)).toEqual(before);
    expect((await client.query('select xmin from server_state')).rows).toEqual(rows);
    expect(await epochOf(client)).toBe(epoch);
  });

  const forbidden: [string, string[]][] = [
    ['may ask for everything', []],
    ['may not ask for the system identifier', ['pg_control_system()']],
    ['may not ask where the log is', ['pg_current_wal_lsn()']],
    ['may not ask for the name of a log file', ['pg_walfile_name(pg_lsn)']],
    ['may ask for nothing', ['pg_control_system()', 'pg_current_wal_lsn()']],
  ];

  it.each(forbidden)('of a role that %s stays what it was through the update', async (_, names) => {
    const name = await createDatabase();
    const client = await connect(name);
    await up(client);
    const role = await createRole(client, names, 'select, update');
    await client.query(`set role ${role}`);
    const { rows } = await client.query('select database_epoch() as epoch');
    // By another role, as with an address of its own for this.
    await update(name);
    await client.query('reset role');
    await client.query(`${makeAsked} set role ${role}`);
    expect(await epochOf(client)).toBe(rows[0].epoch);
    expect(await isBelieved(client, role)).toBe(false);
    await client.query(`set role ${role}`);
    await keep(client);
    expect(await epochOf(client)).toBe(rows[0].epoch);
    expect(await isBelieved(client, role)).toBe(true);
    // The other one is told what it may ask for.
    await client.query('reset role');
    await epochOf(client);
  });

  it('of a role that may not write is asked for each time', async () => {
    const { client } = await createUsed();
    const before = await kept(client);
    const role = await createRole(client, []);
    await client.query(`set role ${role}`);
    await keep(client);
    expect(await kept(client)).toEqual(before);
    await epochOf(client);
    expect(await isBelieved(client, role)).toBe(false);
  });

  it.each([
    ['53200', 'fails too'],
    ['57P03', 'fails too'],
    ['58030', 'fails too'],
    ['0A000', 'goes without'],
    ['42501', 'goes without'],
    ['XX000', 'goes without'],
  ])('where a question fails with %s %s', async (code, what) => {
    for (const failing of ['pg_control_system()', 'pg_current_wal_lsn()']) {
      const { client } = await createUsed();
      await client.query('update server_state set asked_in_incarnation = null');
      const returns = failing === 'pg_control_system()' ? 'table (system_identifier bigint)' : 'pg_lsn';
      // Found before the one of Postgres.
      await client.query(`create function public.${failing} returns ${returns} language plpgsql as
        $$ begin raise exception 'no' using errcode = '${code}'; end $$`);
      await client.query('set search_path = public, pg_catalog');
      const telling = client.query('select database_epoch()');
      if (what === 'fails too') await expect(telling).rejects.toMatchObject({ code });
      else await telling.then(() => epochOf(client));
      await keep(client);
      // What only fails now is not kept.
      const isAsked = (await kept(client)).asked_in_incarnation !== null;
      expect(isAsked).toBe(what === 'goes without' || failing !== 'pg_control_system()');
      if (what === 'goes without') await epochOf(client);
    }
  });

  it('is no other after a restart, and believed again once somebody looked', async () => {
    const { name, client } = await createUsed();
    const epoch = await epochOf(client);
    await restartWith(() => {});
    const again = await connect(name);
    expect(await isBelieved(again)).toBe(false);
    expect(await epochOf(again)).toBe(epoch);
    const { rows } = await again.query(confirmRemembered({ workspaces: [], members: [], sessions: [] }));
    expect(rows).toMatchObject([{ epoch }]);
    expect(await isBelieved(again)).toBe(true);
    expect(await epochOf(again)).toBe(epoch);
  });

  it('of rows that came from elsewhere is that of where they are', async () => {
    const { client } = await createUsed();
    await client.query(
      `update server_state set asked_in_incarnation = asked_in_incarnation - 1, system_identifier = 'elsewhere'`,
    );
    await epochOf(client);
    await keep(client);
    expect(await isBelieved(client)).toBe(true);
    await epochOf(client);
  });

  it('of a copy beside it is another one', async () => {
    const { name, client } = await createUsed();
    const epoch = await epochOf(client);
    await client.end();
    const copy = await connect(await createDatabase(name));
    expect(await epochOf(copy)).not.toBe(epoch);
    expect(await isBelieved(copy)).toBe(true);
  });

  it('of a standby is another one from the moment it takes over, without a restart', async () => {
    const { name, client } = await createUsed();
    const epoch = await epochOf(client);
    await restartWith(() => postgres.backUp('standby'));
    await restartWith(() => postgres.restore('standby', 'standby'), { restore_command: 'false' });
    const standby = await connect(name);
    const following = await epochOf(standby);
    await keep(standby);
    await expect(standby.query('update server_state set asked_by = null')).rejects.toMatchObject({ code: '25006' });
    expect(await epochOf(standby)).toBe(following);
    await standby.query('select pg_promote()');
    const promoted = await epochOf(standby);
    expect(new Set([epoch, following, promoted]).size).toBe(3);
    expect(await isBelieved(standby)).toBe(false);
    await keep(standby);
    expect(await isBelieved(standby)).toBe(true);
    expect(await epochOf(standby)).toBe(promoted);
  });

  it('is left to be asked for by who finds somebody else at the row, and nobody waits', async () => {
    const { name, client } = await createUsed();
    await client.query('update server_state set asked_in_incarnation = null');
    const other = await connect(name);
    await other.query('begin; select from server_state for update');
    await keep(client);
    expect(await kept(client)).toMatchObject({ asked_in_incarnation: null });
    await epochOf(client);
    await other.query('commit');
    await Promise.all([keep(client), keep(other)]);
    expect(await isBelieved(client)).toBe(true);
  });
});
