import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { meter } from '@holdfast/shared/protocol/meter';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { countConnections } from '../src/database/connectionsStatement.ts';
import { createPool } from '../src/database/pool.ts';
import { createConnectionWatch } from '../src/ops/connectionWatch.ts';
import { type Account, createAccount, titled } from './account.ts';
import { countStatements, isExchange } from './countStatements.ts';
import { createDatabase, createTestServer, databaseKinds } from './databases.ts';

const token = 'a token for the tests';
type Server = Awaited<ReturnType<typeof createTestServer>>;

async function scrape({ app }: Pick<Server, 'app'>) {
  const response = await app.request('/metrics', { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  return readSamples(await response.text());
}

/** Every sample by its name and labels, as they are written. */
function readSamples(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, number] => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1).replace('Nan', 'NaN'))];
    }),
  );
}

/** The sum of a metric over its labels. */
function sumOf(samples: Map<string, number>, name: string): number {
  const of = [...samples].filter(([key]) => key === name || key.startsWith(`${name}{`));
  expect(of, name).not.toEqual([]);
  return of.reduce((sum, [, value]) => sum + value, 0);
}

const isCount = (text: string) => text.includes('pg_stat_activity');

describe.each(databaseKinds)('watching a server, %s', (kind) => {
  let server: Server;
  let a: Account;
  let clock = Date.now();

  beforeAll(async () => {
    server = await createTestServer(kind, { now: () => clock }, { METRICS_TOKEN: token });
    a = await createAccount(server.app);
  });
  afterAll(() => server.close());

  it('[DB2] counts what the driver counts: statements, transactions, exchanges, edits', async () => {
    await a.sync({ changes: [titled('the first')] });
    await scrape(server);
    const before = await scrape(server);
    const { statements } = await countStatements(async () => {
      await a.sync({ changes: [titled('one'), titled('two')] });
      await Promise.all(Array.from({ length: 20 }, (_, n) => a.sync({ changes: [titled(`${n}`)] })));
      await a.sync();
      const client = await server.pool.connect();
      for (const text of ['begin', 'select 1', 'commit']) await client.query(text);
      client.release();
    });
    const { result: after, statements: scraping } = await countStatements(() => scrape(server));
    const grown = (name: string) => sumOf(after, name) - sumOf(before, name);
    expect(grown('holdfast_statements_total')).toBe(statements.length + scraping.length);
    // The three of one transaction, and each other one alone.
    expect(grown('holdfast_transactions_total')).toBe(statements.length + scraping.length - 2);
    expect(grown('holdfast_exchange_duration_seconds_count')).toBe(22);
    expect(grown('holdfast_batch_edits_sum')).toBe(22);
    expect(grown('holdfast_batch_edits_count')).toBe(statements.filter(isExchange).length);
  });

  it('tells requests apart by route template, and writes down nobody’s id', async () => {
    await a.ask(`/api/live?workspace=${a.workspace}&device=nonsense`);
    const text = [...(await scrape(server)).keys()].join('\n');
    expect(text).toContain('holdfast_http_request_duration_seconds_count{method="GET",route="/api/live",status="400"}');
    expect(text).toContain('route="/api/sync",status="200"');
    expect(text).not.toContain(a.workspace);
  });

  it('[DB4] asks nothing of a database that nobody used, however often it is scraped', async () => {
    await a.sync({ changes: [titled('use')] });
    const { statements: first } = await countStatements(() => scrape(server));
    expect(first.map(isCount)).toEqual(kind === 'postgres' ? [true] : []);
    clock += 3600_000;
    const { statements: later } = await countStatements(async () => {
      for (let n = 0; n < 5; n++) await scrape(server);
    });
    expect(later).toEqual([]);
    const samples = await scrape(server);
    expect(samples.get('holdfast_database_connections_age_seconds')).toBe(kind === 'postgres' ? 3600 : 0);
    expect(samples.get('holdfast_database_connections')).toBeGreaterThanOrEqual(1);
    expect(samples.get('holdfast_database_connections_limit')).toBeGreaterThanOrEqual(kind === 'postgres' ? 20 : 1);
  });

  it('[DB1] tells how many connections this process holds', async () => {
    const samples = await scrape(server);
    const limit = samples.get('holdfast_pool_connections_limit') ?? 0;
    expect(limit).toBeGreaterThan(0);
    expect(limit).toBeLessThanOrEqual(4);
    expect(sumOf(samples, 'holdfast_pool_connections')).toBeGreaterThan(0);
    expect(sumOf(samples, 'holdfast_pool_connections')).toBeLessThanOrEqual(limit);
  });

  it('shows signed-in people a few numbers, without a statement', async () => {
    clock += 3600_000;
    await a.sync();
    await a.sync({ changes: [titled('metered')] });
    await scrape(server);
    const { result, statements } = await countStatements(() => a.ask('/api/meter'));
    expect(statements).toEqual([]);
    const shown = meter.parse(await result.json());
    expect(shown.pool).toMatchObject({ inUse: 0, limit: kind === 'postgres' ? expect.any(Number) : 1 });
    expect(shown.database).toMatchObject({ connections: expect.any(Number), ageSeconds: 0 });
    expect(shown.statementsPerExchange).toBeGreaterThan(0);
    expect(shown.exchangesPerTransaction).toBe(1);
    expect((await server.app.request('/api/meter')).status).toBe(401);
  });
});

describe('alerts of a running server', () => {
  const closers: (() => Promise<unknown> | unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  it('raises one when the database fills up, in the metrics and at the webhook', async () => {
    const posts: { text: string; state: string }[] = [];
    const hook = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        posts.push(JSON.parse(body));
        response.end();
        hook.emit('post');
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    closers.push(
      () => hook.closeAllConnections(),
      () => hook.close(),
    );
    const posted = new Promise((resolve) => hook.once('post', resolve));
    const server = await createTestServer(
      'postgres',
      {},
      {
        METRICS_TOKEN: token,
        ALERT_CONNECTIONS_PERCENT: '1',
        ALERT_WEBHOOK_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`,
      },
    );
    closers.push(server.close);
    for (let n = 0; n < 2; n++) {
      const other = new pg.Client({ connectionString: server.settings.DATABASE_URL });
      await other.connect();
      closers.push(() => other.end());
    }
    const samples = await scrape(server);
    expect(samples.get('holdfast_alert_raised{alert="database_connections"}')).toBe(1);
    expect(samples.get('holdfast_alert_raised{alert="pool_waiting"}')).toBe(0);
    await posted;
    await scrape(server);
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ alert: 'database_connections', state: 'raised' });
    expect(posts[0]?.text).toMatch(/^Holdfast: nothing is lost\. The database has \d+ of \d+ connections in use/);
  });

  it('[DB4] counts connections after use, every half minute at most, and never without', async () => {
    const silent = pino({ level: 'silent' });
    const pool = createPool({ connectionString: await createDatabase() }, 1, silent);
    closers.push(() => pool.end());
    let clock = 0;
    const parts = { pool, isEmbedded: false, now: () => clock, log: silent, tell: () => {} };
    const watch = createConnectionWatch({ ...parts, limitPercent: 80 });
    const off = createConnectionWatch({ ...parts, limitPercent: 0 });
    /** Which statements count connections. With one connection the last one comes after all that was begun. */
    const use = async () => {
      const { statements } = await countStatements(async () => {
        await pool.query('select 1');
        off.afterUse();
        watch.afterUse();
        watch.afterUse();
        await pool.query('select 2');
      });
      return statements.map(isCount);
    };
    expect(await use()).toEqual([false, false]);
    clock = 30_000;
    expect(await use()).toEqual([false, true, false]);
    expect(watch.reading()).toMatchObject({ at: 30_000 });
    clock = 59_999;
    expect(await use()).toEqual([false, false]);
    clock = 60_000;
    expect(await use()).toEqual([false, true, false]);
  });

  it('an ordinary role counts the connections of all', async () => {
    const url = new URL(await createDatabase());
    const owner = new pg.Client({ connectionString: url.href });
    await owner.connect();
    closers.push(() => owner.end());
    const role = `plain_${randomBytes(6).toString('hex')}`;
    await owner.query(`create role ${role} login`);
    url.username = role;
    const pool = createPool({ connectionString: url.href }, 1, pino({ level: 'silent' }));
    closers.push(() => pool.end());
    const seen = await pool.query(
      'select count(backend_type)::int as kinds, count(*)::int as rows from pg_stat_activity',
    );
    // Otherwise this test would show nothing: such a role sees of others only that they are there.
    expect(seen.rows[0].kinds).toBeLessThan(seen.rows[0].rows);
    expect((await countConnections(pool)).used).toBeGreaterThanOrEqual(2);
  });

  it('[DB4] keeps the last numbers while the database is away, and a scrape is answered', async () => {
    const silent = pino({ level: 'silent' });
    const pool = createPool({ host: '127.0.0.1', port: 1, user: 'nobody' }, 1, silent);
    closers.push(() => pool.end());
    const watch = createConnectionWatch({
      pool,
      isEmbedded: false,
      now: () => 0,
      log: silent,
      tell: () => {},
      limitPercent: 80,
    });
    await pool.query('select 1').catch(() => {});
    await watch.beforeScrape();
    expect(watch.reading()).toBeNull();
  });
});
