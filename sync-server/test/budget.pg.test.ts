/**
 * What the database is asked for, as a table: one more statement anywhere and this file fails. Counted at the driver,
 * whoever sends it.
 */
import { randomUUID } from 'node:crypto';
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../src/database/cursor.ts';
import { commitBatch } from '../src/exchange/commitBatch.ts';
import { type Account, createAccount, titled } from './account.ts';
import { batchOptions, changesOf, exchangeOf } from './batches.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';
import { createPeople } from './people.ts';

/** One device of an account that was here before and has everything. */
interface Situation {
  a: Account;
  cursor: string;
  app: Awaited<ReturnType<typeof createTestServer>>['app'];
}

/** Until the stream has said where the workspace stands. */
async function openStream(a: Account): Promise<void> {
  const stream = await a.ask(`/api/live?workspace=${a.workspace}&device=${a.device}`);
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
}

const push = ({ a, cursor }: Situation, count: number) =>
  a.sync({ cursor, changes: Array.from({ length: count }, (_, n) => titled(`${n}`)) });

const hasSomethingNew = ({ changes }: ExchangeReply) => expect(changes).not.toEqual([]);
const hasNothingNew = ({ changes, more, reset }: ExchangeReply) =>
  expect([changes, more, reset]).toEqual([[], false, false]);
const verdictsAre =
  (verdict: string) =>
  ({ verdicts }: ExchangeReply) =>
    expect(new Set(verdicts.map((one) => one.verdict))).toEqual(new Set([verdict]));

interface Row {
  /** What was before, uncounted. */
  before?(given: Situation): Promise<unknown>;
  /** What is counted. */
  work(given: Situation): Promise<unknown>;
  check?(reply: never): void;
  statements: number;
}

const table: Record<string, Row> = {
  '[DB2] a push of one change': { work: (s) => push(s, 1), check: verdictsAre('applied'), statements: 1 },
  '[DB2] a push of 500 changes': { work: (s) => push(s, 500), check: verdictsAre('applied'), statements: 1 },
  '[DB2] a push that also finds what others wrote': {
    before: ({ a }) => a.sync({ device: randomUUID(), changes: [titled('of another device')] }),
    work: (s) => push(s, 1),
    check: hasSomethingNew,
    statements: 1,
  },
  '[DB2] [SV1] a push that changes nothing, for its answer was lost': {
    work: ({ a, cursor }) => a.sync({ cursor, changes: [theSame] }),
    before: ({ a }) => a.sync({ changes: [theSame] }),
    check: verdictsAre('unchanged'),
    statements: 1,
  },
  '[SV5] a push of nothing but what is rejected': {
    work: ({ a, cursor }) => a.sync({ cursor, changes: [{ ...titled('x'), entity: 'nonsense' }] }),
    check: verdictsAre('rejected'),
    statements: 0,
  },
  '[DB3] a pull with something new': {
    before: ({ a }) => a.sync({ device: randomUUID(), changes: [titled('of another device')] }),
    work: ({ a, cursor }) => a.sync({ cursor }),
    check: hasSomethingNew,
    statements: 1,
  },
  '[DB3] the first pull of a new device': {
    before: (s) => push(s, 3),
    work: ({ a }) => a.sync({ device: randomUUID() }),
    check: hasSomethingNew,
    statements: 1,
  },
  '[DB3] [RH1] a pull that ends in a snapshot': {
    before: (s) => push(s, 3),
    work: ({ a }) => a.sync({ cursor: 'nonsense' }),
    check: hasSomethingNew,
    statements: 1,
  },
  '[SV5] a pull without anything new': {
    work: ({ a, cursor }) => a.sync({ cursor }),
    check: hasNothingNew,
    statements: 0,
  },
  '[SV5] a pull without anything new, by a second device': {
    before: async (s) => Object.assign(s, await s.a.sync({ device: randomUUID() })),
    work: ({ a, cursor }) => a.sync({ cursor, device: randomUUID() }),
    check: hasNothingNew,
    statements: 0,
  },
  '[SV5] a pull without anything new, after a push of its own': {
    before: async (s) => Object.assign(s, await push(s, 3)),
    work: ({ a, cursor }) => a.sync({ cursor }),
    check: hasNothingNew,
    statements: 0,
  },
  '[SV5] a live stream that opens again, and the pull after it': {
    work: async ({ a, cursor }) => {
      await openStream(a);
      return a.sync({ cursor });
    },
    check: hasNothingNew,
    statements: 0,
  },
  '[DB4] health and the meter': {
    work: async ({ a }) => {
      for (const path of ['/healthz', '/api/meter']) expect((await a.ask(path)).status).toBe(200);
    },
    statements: 0,
  },
  '[DB4] readiness, while somebody writes': {
    before: (s) => push(s, 1),
    work: async ({ app }) => expect((await app.request('/readyz')).status).toBe(200),
    statements: 1,
  },
};

const theSame = titled('once');

describe.each(databaseKinds)('the statements of one exchange on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let a: Account;

  beforeAll(async () => {
    server = await createTestServer(kind);
    a = await createAccount(server.app);
  });
  afterAll(() => server.close());

  it.each(Object.entries(table))('%s', async (_, { before, work, check, statements: allowed }) => {
    const given: Situation = { a, app: server.app, cursor: (await a.sync()).cursor };
    await before?.(given);
    const { result, statements } = await countStatements(() => work(given));
    expect(statements).toHaveLength(allowed);
    check?.(result as never);
  });

  it('[DB3] [SV5] the first exchange of a new account is one statement, the second none', async () => {
    const fresh = await createAccount(server.app);
    const first = await countStatements(() => fresh.sync());
    expect(first.statements).toHaveLength(1);
    expect(first.result.changes).toEqual([]);
    expect((await countStatements(() => fresh.sync({ cursor: first.result.cursor }))).statements).toEqual([]);
  });

  it('[SV5] what is answered from memory is what the database would answer', async () => {
    const fresh = await createAccount(server.app);
    const empty = { workspace: fresh.workspace, cursor: (await fresh.sync()).cursor };
    const full = { workspace: a.workspace, cursor: (await a.sync({ changes: [titled('last')] })).cursor };
    for (const { workspace, cursor } of [{ ...empty, cursor: null }, empty, full]) {
      const owner = workspace === a.workspace ? a : fresh;
      const { result, statements } = await countStatements(() => owner.sync({ cursor }));
      expect(statements).toEqual([]);
      const [outcome] = await commitBatch(server.pool, [exchangeOf(workspace, [], cursor)], batchOptions);
      if (outcome?.kind !== 'committed') throw new Error(outcome?.kind);
      const { page } = outcome;
      const { serverTime: _, verdicts, ...answered } = result;
      expect({ ...answered, expired: false }).toEqual({
        ...page,
        cursor: writeCursor(page.cursor),
        changes: changesOf(page),
      });
      expect(verdicts).toEqual([]);
    }
  });
});

describe('the connections of one server on postgres', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let watcher: pg.Client;

  beforeAll(async () => {
    server = await createTestServer('postgres');
    const maintenance = new URL(server.settings.DATABASE_URL as string);
    maintenance.pathname = '/postgres';
    watcher = new pg.Client({ connectionString: maintenance.href });
    await watcher.connect();
  });
  afterAll(async () => {
    await watcher.end();
    await server.close();
  });

  it('[DB1] are at most four, whoever and however many come at once, and one of them listens', async () => {
    const people = await createPeople(server, 500);
    const name = new URL(server.settings.DATABASE_URL as string).pathname.slice(1);
    const seen = { most: 0, listening: 0, looks: 0 };
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        const { rows } = await watcher.query<{ application: string }>(
          `select application_name as application from pg_stat_activity
          where datname = $1 and backend_type = 'client backend'`,
          [name],
        );
        seen.looks += 1;
        seen.most = Math.max(seen.most, rows.length);
        seen.listening = Math.max(seen.listening, rows.filter((row) => row.application === 'holdfast-news').length);
      }
    })();
    const everybody = async (work: (one: Account, n: number) => Promise<unknown>) => Promise.all(people.map(work));
    // Nobody is known yet: sessions and roles are read now, all at once.
    await everybody(({ sync }) => sync());
    const { statements } = await countStatements(async () => {
      await everybody(({ sync }, n) => sync({ changes: [titled(`of ${n}`)] }));
      await everybody(({ sync }) => sync({ device: randomUUID() }));
      await everybody((one) => openStream(one));
    });
    isOver = true;
    await watching;
    expect(seen.looks).toBeGreaterThan(10);
    expect(seen.most).toBeGreaterThan(1);
    expect(seen.most).toBeLessThanOrEqual(4);
    expect(seen.listening).toBe(1);
    expect(server.pool.totalCount).toBeLessThanOrEqual(3);
    // Of 1,500 requests; what is left out was asked by the watcher.
    const ours = statements.filter((text) => !text.includes('pg_stat_activity'));
    expect(ours.length).toBeGreaterThan(1);
    expect(ours.length).toBeLessThanOrEqual(30);
  });
});
