import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createServer } from '../src/createServer.ts';
import { historyContract } from '../src/database/history.contract.ts';
import { type Account, connect, createAccount, titled } from './account.ts';
import { createTestServer } from './databases.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const writing = (a: () => Account) => ({
  write: async () => (await a().sync({ changes: [titled('more')] })).cursor,
  holds: async (cursor: string) => !(await a().sync({ cursor })).reset,
});

historyContract('Postgres', async () => {
  const postgres = await startPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-history-'));
  // Goes on running, whatever becomes of its database.
  const server = await createServer(readConfig({ DATABASE_URL: postgres.url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const account = await createAccount(server.app);
  async function restart(change = () => {}): Promise<void> {
    await postgres.halt();
    change();
    await postgres.start();
  }
  let copies = 0;
  return {
    ...writing(() => account),
    restart: () => restart(),
    copy: () => restart(() => postgres.backUp(`copy${++copies}`)),
    putBack: () => restart(() => postgres.restore(`copy${copies}`)),
    async close() {
      await server.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true });
    },
  };
});

historyContract('the embedded database', async () => {
  const first = await createTestServer('embedded');
  const [folder, copy] = ['db', 'copy'].map((name) => join(first.dataDir, name)) as [string, string];
  let account = await createAccount(first.app);
  let close = first.stop;
  async function restart(change = async () => {}): Promise<void> {
    await close();
    await change();
    const server = await first.reopen();
    account = connect(server.app, account);
    close = server.close;
  }
  const replace = async (from: string, to: string) => {
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true });
  };
  return {
    ...writing(() => account),
    restart: () => restart(),
    copy: () => restart(() => replace(folder, copy)),
    putBack: () => restart(() => replace(copy, folder)),
    async close() {
      await close();
      await first.close();
    },
  };
});

/** What an operator, a provider or a power cut does to a database, done to real ones; the server is told nothing. */
describe('a database put back', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-restore-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Another device writes until the workspace is past where it was. */
  async function overtake(sync: Account['sync']) {
    const other = await sync({ changes: [titled('after 1'), titled('after 2'), titled('after 3')] });
    expect(await sync({ cursor: other.cursor })).toMatchObject({ reset: false, changes: [] });
  }

  describe('postgres', () => {
    let postgres: TestPostgres;

    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres.stop());

    const open = (url: string) =>
      createServer(readConfig({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'silent' }));

    async function createDatabase(name: string): Promise<string> {
      await ask(`create database ${name}`);
      return postgres.url.replace(/postgres$/, name);
    }

    async function ask(text: string) {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(text).finally(() => client.end());
    }

    /** A server that goes on running, and a device with a cursor. */
    async function begin(name: string) {
      const url = await createDatabase(name);
      const server = await open(url);
      const a = await createAccount(server.app);
      return { url, server, a, kept: await a.sync({ changes: [titled('kept')] }) };
    }

    async function restartWith(change: () => void, settings = {}) {
      await postgres.halt();
      change();
      await postgres.start(settings);
    }

    it('[RH1] a standby that took over is another database, even when it lacks nothing', async () => {
      const { server, a, kept } = await begin('failed_over');
      await restartWith(() => postgres.backUp('standby'));
      const recovered = { restore_command: 'false' };
      await restartWith(() => postgres.restore('standby', 'recovery'), recovered);
      const { rows } = await server.pool.query('select left(pg_walfile_name(pg_current_wal_lsn()), 8) as timeline');
      expect(rows).toEqual([{ timeline: '00000002' }]);
      const reply = await a.sync({ cursor: kept.cursor });
      expect(reply).toMatchObject({ reset: true });
      expect(reply).not.toHaveProperty('expired');
      expect((await a.sync({ cursor: reply.cursor })).reset).toBe(false);
      await server.close();
    });

    it('[RH1] a database dropped and made again from a copy of its rows is noticed', async () => {
      const { url, server, a, kept } = await begin('dropped');
      await server.close();
      await ask('create database copied template dropped');
      await ask('drop database dropped');
      await ask('create database dropped template copied');
      const again = await open(url);
      const { sync } = connect(again.app, a);
      await overtake(sync);
      expect(await sync({ cursor: kept.cursor })).toMatchObject({ reset: true });
      await again.close();
    });

    it('[RH1] tables dropped and filled again are noticed without a restart', async () => {
      const { server, a, kept } = await begin('filled_again');
      await server.pool.query('create table copied (like records including all)');
      await server.pool.query('insert into copied select * from records');
      await server.pool.query('drop table records cascade');
      await server.pool.query('alter table copied rename to records');
      await overtake(a.sync);
      expect(await a.sync({ cursor: kept.cursor })).toMatchObject({ reset: true });
      await server.close();
    });

    it('[RH1] a role that may not ask who the database is still gets its replies', async () => {
      const { server, a, kept } = await begin('managed');
      await ask('create role managed login');
      await server.pool.query(`alter database managed owner to managed`);
      await server.pool.query('grant all on all tables in schema public to managed');
      await server.pool.query('revoke execute on function pg_control_system() from public');
      await server.pool.query('revoke execute on function pg_current_wal_lsn() from public');
      const url = new URL(postgres.url);
      url.username = 'managed';
      url.pathname = '/managed';
      const limited = await open(url.href);
      const { sync } = connect(limited.app, a);
      const reply = await sync({ cursor: kept.cursor });
      expect(reply.reset).toBe(true);
      expect((await sync({ cursor: reply.cursor, changes: [titled('more')] })).reset).toBe(false);
      await limited.close();
      await server.close();
    });
  });
});
