/** A database that may sleep: nobody writes for hours, its connections are dropped, it goes away and comes back. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createServer, type ServerParts } from '../src/createServer.ts';
import { type Account, bodyOf, connect, createAccount, titled } from './account.ts';
import { countStatements } from './countStatements.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const log = vi.hoisted(() => ({ lines: [] as { level: number; msg?: string }[] }));
vi.mock('../src/ops/log.ts', async (original) => ({
  ...(await original<typeof import('../src/ops/log.ts')>()),
  createLog: () => pino({ level: 'debug' }, { write: (line: string) => void log.lines.push(JSON.parse(line)) }),
}));
const loud = () => log.lines.filter(({ level }) => level > 30).map(({ msg }) => msg);

const minute = 60_000;
const metricsToken = 'a token for the tests';

describe('a database nobody needs', () => {
  let postgres: TestPostgres;
  let watcher: pg.Client;
  let settings: Record<string, string>;
  const closers: (() => Promise<unknown>)[] = [];
  /** How far every clock of this process was put ahead. */
  let ahead = 0;
  const now = () => Date.now() + ahead;

  beforeAll(async () => {
    const monotonic = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => monotonic() + ahead);
    // What the database does by itself would be counted with what it is asked.
    postgres = await startPostgres({ autovacuum: 'off' });
    watcher = await openWatcher();
    await watcher.query('create database holdfast');
    const url = postgres.url.replace(/postgres$/, 'holdfast');
    settings = {
      DATABASE_URL: url,
      DATABASE_DIRECT_URL: url,
      AUTH_SECRET: 'the same for every process, always',
      METRICS_TOKEN: metricsToken,
      ALERT_CONNECTIONS_PERCENT: '80',
    };
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
    log.lines.length = 0;
  });
  afterAll(async () => {
    await postgres.stop();
    vi.restoreAllMocks();
  });

  async function openWatcher(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async function open(): Promise<ServerParts> {
    const server = await createServer(readConfig(settings), { now });
    closers.push(server.close);
    await server.settled();
    return server;
  }

  /** Opens a stream, past its greeting. */
  async function listen(a: Account) {
    const response = await a.ask(`/api/live?workspace=${a.workspace}&device=${a.device}`);
    const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    await reader.read();
    closers.push(() => reader.cancel());
    return reader;
  }

  /** People with two devices each, which have everything, and listen. */
  async function settle({ app }: Pick<ServerParts, 'app'>) {
    const a = await createAccount(app);
    const people = [a, await createAccount(app), await createAccount(app)];
    const devices = people.flatMap((one) => [one, connect(app, { ...one, device: randomUUID() })]);
    for (const { sync } of people) await sync({ changes: [titled('long ago')] });
    const beats = await Promise.all(
      devices.map(async (one) => {
        const { cursor } = await one.sync();
        return async () => {
          expect(await one.sync({ cursor })).toMatchObject({ changes: [], more: false, reset: false });
        };
      }),
    );
    const streams = await Promise.all(devices.map(listen));
    const everybody = async () => {
      for (const beat of beats) await beat();
    };
    return { a, people, devices, beats, everybody, streams };
  }

  async function askOps(app: ServerParts['app'], a: Account) {
    const authorization = `Bearer ${metricsToken}`;
    const answers = [
      await app.request('/metrics', { headers: { authorization } }),
      await app.request('/healthz'),
      await app.request('/readyz'),
      await a.ask('/api/meter'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  }

  /** As a serverless Postgres does when it falls asleep. What it counted is then written down, too. */
  async function dropConnections(): Promise<void> {
    await watcher.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'holdfast'`);
    for (;;) {
      const { rowCount } = await watcher.query(`select from pg_stat_activity where datname = 'holdfast'`);
      if (rowCount === 0) return;
    }
  }

  /** What Postgres itself has seen in the database of the server. The watcher is in another one. */
  async function seenByPostgres(): Promise<{ transactions: number; sessions: number }> {
    const { rows } = await watcher.query<{ transactions: number; sessions: number }>(
      `select (xact_commit + xact_rollback)::int as transactions, sessions::int
       from pg_stat_database where datname = 'holdfast'`,
    );
    return rows[0] as { transactions: number; sessions: number };
  }

  it('[DB4] hours of heartbeats, streams and scrapes cost one statement an hour, for everybody together', async () => {
    const server = await open();
    const { a, everybody } = await settle(server);
    // The numbers that are scraped from now on are of this moment.
    await askOps(server.app, a);
    ahead += 5 * minute;
    await everybody();
    await askOps(server.app, a);
    await dropConnections();
    const before = await seenByPostgres();

    const quarters = async (count: number) => {
      for (let n = 0; n < count; n++) {
        ahead += 15 * minute;
        await everybody();
        await askOps(server.app, a);
      }
    };
    const first = await countStatements(() => quarters(3));
    expect(first.statements).toEqual([]);
    expect(await seenByPostgres()).toEqual(before);

    // More than a day: also a session that is due to be renewed waits until somebody writes.
    const { statements } = await countStatements(() => quarters(26 * 4));
    expect(statements.filter(isConfirmation).length).toBeGreaterThan(20);
    expect(statements.filter(isConfirmation).length).toBeLessThanOrEqual(26);
    expect(statements.filter((text) => !isConfirmation(text) && !isCount(text))).toEqual([]);
    // A scrape counts connections after each of them, and only then.
    expect(statements.filter(isCount).length).toBeLessThanOrEqual(statements.filter(isConfirmation).length);
    await dropConnections();
    const { transactions } = await seenByPostgres();
    // To open a connection is a transaction, too.
    expect(transactions - before.transactions).toBeLessThanOrEqual(2 * statements.length);
    // That its connections were dropped is nobody's error, and the next write finds others.
    expect((await a.sync({ changes: [titled('at last')] })).verdicts[0]?.verdict).toBe('applied');
    expect(loud()).toEqual([]);
  });

  it('[DB4] [SV6] one that is gone is not missed while nobody writes; the next write finds it, and change notifications come back', async () => {
    const first = await open();
    const { a, devices, everybody, streams } = await settle(first);
    await askOps(first.app, a);
    ahead += 5 * minute;
    await everybody();

    await postgres.halt();
    const { statements } = await countStatements(async () => {
      for (let n = 0; n < 3; n++) {
        ahead += 15 * minute;
        await everybody();
        await askOps(first.app, a);
      }
    });
    expect(statements).toEqual([]);
    await postgres.start({ autovacuum: 'off' });
    watcher = await openWatcher();
    await everybody();
    expect(loud()).toEqual([]);

    const woken = await a.post(bodyOf(a, [titled('good morning')]));
    expect(woken.status).toBe(200);
    const second = await open();
    const other = connect(second.app, { ...a, device: randomUUID() });
    const { cursor } = await other.sync({ changes: [titled('through another process')] });
    // On the streams that were open all the time.
    for (const [n, { workspace }] of devices.entries()) {
      if (workspace === a.workspace) await hears(streams[n] as Stream, cursor);
    }
    expect(loud()).toEqual([]);
  });

  it('[DB4] [SV6] a process that sleeps while others write finds out within the hour, and listens again', async () => {
    const sleeper = await open();
    const { a, beats, everybody, streams } = await settle(sleeper);
    ahead += 5 * minute;
    await everybody();
    await dropConnections();
    const other = connect((await open()).app, { ...a, device: randomUUID() });
    const { cursor } = await other.sync({ changes: [titled('while it slept')] });
    ahead += 60 * minute;
    // Of somebody for whom there is nothing: what is confirmed is confirmed for everybody.
    await (beats.at(-1) as () => Promise<unknown>)();
    await hears(streams[0] as Stream, cursor);
    // From then on it listens again, and nobody at this process has to ask.
    for (let n = 0; n < 3; n++) {
      const next = await other.sync({ changes: [titled('and again')] });
      await hears(streams[0] as Stream, next.cursor);
    }
  });

  it('[DB4] [SV4] one that goes away in the middle of writing loses nothing that was acknowledged', async () => {
    const { app } = await open();
    const { people } = await settle({ app });
    const perPerson = 30;
    const acknowledged: string[] = [];
    const refusals: Response[] = [];
    let isAway: Promise<void> | null = null;
    const write = async (one: Account) => {
      for (let n = 0; n < perPerson; n++) {
        const change = titled(`${n}`);
        for (;;) {
          const answer = await one.post(bodyOf(one, [change]));
          if (answer.status === 200) break;
          refusals.push(answer);
        }
        acknowledged.push(change.id);
        if (acknowledged.length === perPerson) isAway = postgres.halt().then(() => postgres.start());
      }
    };
    await Promise.all(people.map(write));
    await isAway;
    watcher = await openWatcher();

    expect(refusals.length).toBeGreaterThan(0);
    expect([...new Set(refusals.map(({ status }) => status))]).toEqual([503]);
    expect([...new Set(refusals.map(({ headers }) => headers.get('retry-after')))]).toEqual(['5']);
    const stored = new pg.Client({ connectionString: settings.DATABASE_URL });
    await stored.connect();
    const { rows } = await stored.query<{ id: string; version: number; nth: number }>(
      `select id, version::int, (row_number() over (partition by workspace_id order by version))::int as nth
       from records where workspace_id = any ($1)`,
      [people.map(({ workspace }) => workspace)],
    );
    await stored.end();
    const isStored = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !isStored.has(id))).toEqual([]);
    expect(acknowledged).toHaveLength(perPerson * people.length);
    // And each once: one that was done twice would have moved the version twice.
    expect(rows.map(({ version }) => version)).toEqual(rows.map(({ nth }) => nth));
    expect(log.lines.filter(({ level }) => level >= 50)).toEqual([]);
  });
});

type Stream = ReadableStreamDefaultReader<string>;

/** Sooner or later, on this stream. */
async function hears(stream: Stream, cursor: string): Promise<void> {
  for (let text = ''; !text.includes(cursor); ) {
    const { value, done } = await stream.read();
    if (done) throw new Error(`the stream has ended: ${text}`);
    text += value;
  }
}

const isConfirmation = (text: string) => text.includes('as heads');
const isCount = (text: string) => text.includes('pg_stat_activity');
