import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { countsOf } from '../src/database/driverCounts.ts';
import { startServer } from '../src/startServer.ts';
import { type Account, connect, titled } from './account.ts';
import { countStatements, isExchange } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';
import { freezeConnection } from './freeze.ts';
import { createKnownPeople, createPeople } from './people.ts';
import { overNetwork } from './program.ts';

const metricsToken = 'a token for the tests';
/** What one batch holds is a matter of measuring; here it is room enough for everybody. */
const batchLimits = { maxItems: 200 };
const body = ({ workspace, device }: Account, changes: unknown[]) => ({
  protocol: 1,
  workspace,
  device,
  cursor: null,
  changes,
});

type Server = Awaited<ReturnType<typeof createTestServer>>;

async function titlesOf({ pool }: Server, people: readonly Account[]): Promise<string[]> {
  const { rows } = await pool.query<{ title: string }>(
    `select fields -> 'title' ->> 0 as title from records where workspace_id = any ($1) order by 1`,
    [people.map(({ workspace }) => workspace)],
  );
  return rows.map(({ title }) => title);
}

describe.each(databaseKinds)('exchanges of many people at once on %s', (kind) => {
  let server: Server;

  beforeAll(async () => {
    server = await createTestServer(kind, { batchLimits });
  });
  afterAll(() => server.close());

  it('[DB2] are a few transactions, of one statement each', async () => {
    const people = await createKnownPeople(server, 200);
    const { result, statements } = await countStatements(() =>
      Promise.all(people.map(({ sync }, n) => sync({ changes: [titled(`of ${n}`)] }))),
    );
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(3);
    expect(statements.filter(isExchange)).toEqual(statements);
    expect(result.map(({ verdicts }) => verdicts[0]?.verdict)).toEqual(people.map(() => 'applied'));
    expect(await titlesOf(server, people)).toHaveLength(200);
  });

  it('[DB3] of devices that only pull are a few statements, and no transaction', async () => {
    const people = await createKnownPeople(server, 100);
    await Promise.all(people.map(({ sync }) => sync({ changes: [titled('news')] })));
    const { result, statements } = await countStatements(() =>
      Promise.all(people.map(({ sync }) => sync({ device: randomUUID() }))),
    );
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(3);
    expect(statements.filter(isExchange)).toEqual([]);
    expect(result.map(({ changes }) => changes.length)).toEqual(people.map(() => 1));
  });

  it('[SV3] a record the database refuses is refused alone', async () => {
    const people = await createKnownPeople(server, 9);
    await server.pool.query(
      `alter table records add constraint no_poison check (fields -> 'title' ->> 0 is distinct from 'poison')`,
    );
    try {
      const replies = await Promise.all(
        people.map(({ sync }, n) => sync({ changes: [titled(n === 4 ? 'poison' : 'good'), titled('good')] })),
      );
      expect(replies.map(({ verdicts }) => verdicts.map(({ verdict }) => verdict).join())).toEqual(
        people.map((_, n) => (n === 4 ? 'rejected,applied' : 'applied,applied')),
      );
    } finally {
      await server.pool.query('alter table records drop constraint no_poison');
    }
  });

  it('[SV3] an exchange the database fails at fails alone', async () => {
    const people = await createKnownPeople(server, 9);
    await server.pool.query(`
      create function fail() returns trigger language plpgsql as $$ begin raise exception 'nobody knows why'; end $$;
      create trigger poison before insert on records for each row
        when (new.fields -> 'title' ->> 0 = 'poison') execute function fail()`);
    try {
      const answers = await Promise.all(
        people.map((one, n) => one.post(body(one, [titled(n === 4 ? 'poison' : 'good')]))),
      );
      expect(answers.map(({ status }) => status)).toEqual(people.map((_, n) => (n === 4 ? 500 : 200)));
      expect(await titlesOf(server, people)).toEqual(Array.from({ length: 8 }, () => 'good'));
    } finally {
      await server.pool.query('drop trigger poison on records; drop function fail');
    }
  });
});

describe('exchanges in flight on postgres', () => {
  let server: Server;
  let stranger: pg.Client;

  beforeAll(async () => {
    server = await createTestServer('postgres', { batchLimits }, { METRICS_TOKEN: metricsToken });
    stranger = new pg.Client({ connectionString: server.settings.DATABASE_URL });
    await stranger.connect();
  });
  afterAll(async () => {
    await stranger.end();
    await server.close();
  });

  const lock = async ({ workspace }: Account) => {
    await stranger.query('begin');
    await stranger.query('select from workspaces where id = $1 for update', [workspace]);
  };

  it('[DB2] all that arrive while one batch is in flight are the next one', async () => {
    const [first, ...rest] = (await createKnownPeople(server, 150)) as [Account, ...Account[]];
    const { thaw } = await freezeConnection(server.pool, stranger);
    const before = countsOf(server.pool).transactions;
    const { result, statements } = await countStatements(async () => {
      const replies = [first.sync({ changes: [titled('first')] })];
      await until(() => countsOf(server.pool).transactions > before);
      replies.push(...rest.map(({ sync }) => sync({ changes: [titled('behind')] })));
      await until(async () => (await queuedAt(server.app)) === rest.length);
      thaw();
      return Promise.all(replies);
    });
    const ours = statements.filter((text) => !text.includes('pg_stat_activity'));
    expect(ours).toHaveLength(2);
    expect(ours.filter(isExchange)).toEqual(ours);
    expect(result.map(({ verdicts }) => verdicts[0]?.verdict)).toEqual(Array.from({ length: 150 }, () => 'applied'));
  });

  it('[SV3] a workspace somebody else keeps locked holds up nobody but its own people, and nothing is lost', async () => {
    const [locked, ...others] = (await createKnownPeople(server, 10)) as [Account, ...Account[]];
    await lock(locked);
    let isAnswered = false;
    const push = (title: string) => locked.post(body(locked, [titled(title)])).finally(() => (isAnswered = true));
    const early = push('early');
    const replies = await Promise.all(others.map(({ sync }) => sync({ changes: [titled('during')] })));
    expect(replies.map(({ verdicts }) => verdicts[0]?.verdict)).toEqual(others.map(() => 'applied'));
    // From now on it is known to be locked, and no batch of others meets it.
    const late = push('late');
    const { statements } = await countStatements(async () => others[0]?.sync({ changes: [titled('again')] }));
    // Its own, and the one that waits for the lock: nobody had to find out again which workspaces are free.
    expect(statements.length).toBeLessThanOrEqual(2);
    expect(statements.filter(isExchange)).toEqual(statements);
    expect(isAnswered).toBe(false);
    await stranger.query('rollback');
    expect([(await early).status, (await late).status]).toEqual([200, 200]);
    expect(await titlesOf(server, [locked])).toEqual(['early', 'late']);
  });

  it('[SV3] one that stays locked for too long is unavailable, and its push succeeds when the lock is gone', async () => {
    const [locked] = (await createKnownPeople(server, 1)) as [Account];
    await lock(locked);
    const request = body(locked, [titled('patient')]);
    const answer = await locked.post(request);
    await expectComeAgain(answer);
    await stranger.query('rollback');
    expect(await titlesOf(server, [locked])).toEqual([]);
    expect((await locked.post(request)).status).toBe(200);
    expect(await titlesOf(server, [locked])).toEqual(['patient']);
  });

  it('[SV3] those there is no room for are told to come again, and then what they bring is taken', async () => {
    const small = await server.reopen({ batchLimits: { maxWaitingItems: 3 } });
    try {
      const people = await createPeople({ ...server, app: small.app }, 9);
      for (const { sync } of people) await sync();
      const pushes = people.map((one, n) => ({ one, request: body(one, [titled(`of ${n}`)]) }));
      const answers = await Promise.all(pushes.map(({ one, request }) => one.post(request)));
      const refused = pushes.filter((_, n) => answers[n]?.status === 503);
      expect(refused).toHaveLength(6);
      for (const answer of answers.filter(({ status }) => status === 503)) await expectComeAgain(answer);
      expect(await titlesOf(server, people)).toEqual(['of 0', 'of 1', 'of 2']);
      for (const { one, request } of refused) expect((await one.post(request)).status).toBe(200);
      expect(await titlesOf(server, people)).toEqual(pushes.map((_, n) => `of ${n}`));
    } finally {
      await small.close();
    }
  });

  it('a request whose client has gone is not begun', async () => {
    const running = await startServer(readConfig({ ...server.settings, PORT: '0' }));
    const overThere = overNetwork(running.url);
    const people = await createKnownPeople(server, 3);
    const [first, gone, last] = people.map((one) => connect(overThere, one)) as [Account, Account, Account];
    for (const { sync } of [first, gone, last]) await sync();
    const { thaw } = await freezeConnection(running.pool, stranger);
    try {
      const before = countsOf(running.pool).transactions;
      const flying = first.sync({ changes: [titled('first')] });
      await until(() => countsOf(running.pool).transactions > before);
      const leaving = request(`${running.url}/api/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-holdfast': '1', cookie: gone.cookie },
      });
      leaving.on('error', () => {});
      leaving.end(JSON.stringify(body(gone, [titled('of somebody who left')])));
      await until(async () => (await queuedAt(overThere)) === 1);
      leaving.destroy();
      // The end of that connection reached the server before these were sent.
      for (let trips = 0; trips < 3; trips++) await overThere.request('/healthz');
      const behind = last.sync({ changes: [titled('last')] });
      await until(async () => (await queuedAt(overThere)) === 2);
      thaw();
      await Promise.all([flying, behind]);
      expect(await titlesOf(server, people)).toEqual(['first', 'last']);
    } finally {
      thaw();
      await running.close();
    }
  });
});

async function expectComeAgain(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ code: 'unavailable' });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}

/** Exchanges that wait for their batch. */
async function queuedAt(app: Server['app']): Promise<number> {
  const page = await app.request('/metrics', { headers: { authorization: `Bearer ${metricsToken}` } });
  return Number(/^holdfast_queued_exchanges (\d+)$/m.exec(await page.text())?.[1]);
}
