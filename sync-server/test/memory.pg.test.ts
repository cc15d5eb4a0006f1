/** What a server process remembers of the database, when change notifications of another process on it never come. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createServer, type ServerParts } from '../src/createServer.ts';
import { readCursor, writeCursor } from '../src/database/cursor.ts';
import { freshness } from '../src/memory/freshness.ts';
import { type Account, bodyOf, connect, createAccount, signOut, titled } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer } from './databases.ts';
import { createLink } from './link.ts';

const { maxAgeMs, maxDeafAgeMs, quietAfterMs, maxQuietAgeMs } = freshness;

describe('two processes on one database, and no word between them', () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  /** With one connection there is none to listen with, so this one neither tells nor hears. */
  let mute: Awaited<ReturnType<typeof createTestServer>>;
  let deaf: ServerParts;
  let hearing: ServerParts;

  beforeAll(async () => {
    mute = await createTestServer('postgres', { now }, { DATABASE_POOL_MAX: '1' });
    deaf = await mute.reopen({ now });
    const url = mute.settings.DATABASE_URL as string;
    const more = { ...mute.settings, DATABASE_POOL_MAX: '4', DATABASE_DIRECT_URL: url };
    hearing = await createServer(readConfig(more), { now });
    for (const server of [deaf, hearing]) await server.settled();
  });
  afterAll(async () => {
    await hearing.close();
    await deaf.close();
    await mute.close();
  });

  /** Somebody else writes there: the database is in use, and what is remembered was confirmed just now if it was old. */
  async function use(server: ServerParts): Promise<void> {
    const somebody = await createAccount(server.app);
    await somebody.sync({ changes: [titled('of somebody else')] });
  }

  /** An account that has everything, known to `server`. */
  async function settle(server: ServerParts): Promise<{ a: Account; cursor: string }> {
    const a = await createAccount(server.app);
    const { cursor } = await a.sync({ changes: [titled('first')] });
    return { a, cursor };
  }

  const situations = [
    ['that hears others, while it is used', () => hearing, true, maxAgeMs],
    ['that hears nobody, while it is used', () => deaf, true, maxDeafAgeMs],
    ['that hears others, while nobody writes there', () => hearing, false, maxQuietAgeMs],
    ['that hears nobody, while nobody writes there', () => deaf, false, maxQuietAgeMs],
  ] as const;

  it.each(situations)(
    '[SV6] a process %s finds what another wrote after a bounded time',
    async (_, at, isUsed, maxMs) => {
      const server = at();
      const { a, cursor } = await settle(server);
      if (!isUsed) ahead += quietAfterMs + maxMs;
      await a.sync({ cursor });
      const change = titled('through another process');
      await connect(mute.app, a).sync({ changes: [change], device: randomUUID() });
      if (isUsed) await use(server);
      const young = await countStatements(() => a.sync({ cursor }));
      expect([young.result.changes, young.statements]).toEqual([[], []]);
      ahead += maxMs + 1;
      expect((await a.sync({ cursor })).changes).toEqual([change]);
    },
  );

  it('[SV6] a stream is poked when what was missed is found, whoever finds it', async () => {
    const { a, cursor } = await settle(hearing);
    const stream = await a.ask(`/api/live?workspace=${a.workspace}&device=${a.device}`);
    const reader = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    expect((await reader.read()).value).toContain(cursor);
    const moved = await connect(mute.app, a).sync({ changes: [titled('missed')], device: randomUUID() });
    ahead += maxAgeMs + 1;
    await use(hearing);
    expect((await reader.read()).value).toContain(moved.cursor);
    await reader.cancel();
  });

  describe.each([
    ['hears others', () => hearing, maxAgeMs],
    ['hears nobody', () => deaf, maxDeafAgeMs],
  ] as const)('a process that %s', (_, at, maxMs) => {
    it('[AU4] refuses writes of a session that ended elsewhere, soon and for good', async () => {
      const { a, cursor } = await settle(at());
      await signOut(connect(mute.app, a));
      ahead += maxMs + 1;
      for (let n = 0; n < 3; n++) expect((await a.post(bodyOf(a, [titled('too late')]))).status).toBe(401);
      expect((await a.post(bodyOf(a, [], cursor))).status).toBe(401);
      ahead += maxMs + 1;
      expect((await a.post(bodyOf(a, [titled('too late')]))).status).toBe(401);
    });

    it('[AU4] gives nothing out to one that ended elsewhere while nobody writes', async () => {
      const { a } = await settle(at());
      ahead += quietAfterMs + maxMs;
      await a.sync();
      await signOut(connect(mute.app, a));
      ahead += maxMs + 1;
      for (const cursor of [null, 'nonsense']) expect((await a.post(bodyOf(a, [], cursor))).status).toBe(401);
      expect((await a.ask('/api/workspaces')).status).toBe(401);
    });

    it('[AU4] refuses even to say that nothing is new, though later', async () => {
      const { a, cursor } = await settle(at());
      await signOut(connect(mute.app, a));
      ahead += maxQuietAgeMs + quietAfterMs;
      for (let n = 0; n < 2; n++) expect((await a.post(bodyOf(a, [], cursor))).status).toBe(401);
    });

    it('[AU4] closes the stream of one that ended elsewhere, as soon as it finds out', async () => {
      const { a } = await settle(at());
      const stream = await a.ask(`/api/live?workspace=${a.workspace}&device=${a.device}`);
      await signOut(connect(mute.app, a));
      ahead += maxMs + 1;
      await use(at());
      await stream.text();
    });

    it('[AU4] closes the stream of a member who was removed, as soon as it finds out', async () => {
      const { a } = await settle(at());
      const stream = await a.ask(`/api/live?workspace=${a.workspace}&device=${a.device}`);
      await mute.pool.query('delete from members where workspace_id = $1', [a.workspace]);
      ahead += maxMs + 1;
      await use(at());
      await stream.text();
      expect((await a.ask(`/api/live?workspace=${a.workspace}`)).status).toBe(403);
    });

    it('obeys a role that was changed in the database', async () => {
      const { a, cursor } = await settle(at());
      await mute.pool.query(`update members set role = 'viewer' where workspace_id = $1`, [a.workspace]);
      ahead += maxMs + 1;
      expect((await a.sync({ changes: [titled('no')] })).verdicts[0]).toMatchObject({ code: 'read_only' });
      expect((await a.sync({ cursor })).changes).toEqual([]);
      await mute.pool.query('delete from members where workspace_id = $1', [a.workspace]);
      ahead += maxMs + 1;
      const refused = await a.post(bodyOf(a, [titled('no')]));
      expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'not_a_member' })]);
    });
  });

  it('[AU4] a session that ended here is refused at once, whatever cookies are kept', async () => {
    const { a, cursor } = await settle(hearing);
    await signOut(a);
    for (let n = 0; n < 2; n++) {
      expect((await a.post(bodyOf(a, [titled('too late')]))).status).toBe(401);
      expect((await a.post(bodyOf(a, [], cursor))).status).toBe(401);
    }
  });

  it('[AU4] a process that never saw a session lets it in no more than the one it ended in', async () => {
    const { a } = await settle(hearing);
    await signOut(a);
    for (const changes of [[], [titled('too late')]]) {
      expect((await connect(deaf.app, a).post(bodyOf(a, changes, null))).status).toBe(401);
    }
  });

  it('[RH1] a cursor of another database, from ahead or unreadable is judged by the database', async () => {
    const { a, cursor } = await settle(hearing);
    const at = readCursor(cursor);
    if (at === null) throw new Error('no cursor');
    const ahead = at.head + 1;
    const strange = {
      ahead: { ...at, head: ahead, version: ahead, since: ahead },
      'promised more': { ...at, head: ahead },
      'of another database': { ...at, epoch: 'f'.repeat(32) },
    };
    for (const [name, other] of [...Object.entries(strange), ['unreadable', null] as const]) {
      const { result, statements } = await countStatements(() =>
        a.sync({ cursor: other === null ? 'nonsense' : writeCursor(other) }),
      );
      expect([name, statements.length, result.reset]).toEqual([name, 1, true]);
    }
  });
});

describe('a commit whose answer is lost', () => {
  it('[SV5] leaves nothing remembered that may be wrong', async () => {
    const other = await createTestServer('postgres', {}, { DATABASE_POOL_MAX: '1' });
    const link = await createLink(other.settings.DATABASE_URL as string);
    const server = await createServer(
      readConfig({ ...other.settings, DATABASE_POOL_MAX: '1', DATABASE_URL: link.url, ALERT_CONNECTIONS_PERCENT: '0' }),
    );
    const stranger = new pg.Client({ connectionString: other.settings.DATABASE_URL });
    await stranger.connect();
    try {
      const a = await createAccount(server.app);
      const { cursor } = await a.sync({ changes: [titled('first')] });
      const known = await countStatements(() => a.sync({ cursor }));
      expect([known.result.changes, known.statements]).toEqual([[], []]);

      const change = titled('committed, and nobody was told');
      link.hush();
      const pushed = a.post({ ...bodyOf(a, [change]), device: randomUUID() });
      const isStored = async () =>
        (await stranger.query('select from records where id = $1', [change.id])).rowCount === 1;
      while (!(await isStored())) await new Promise(setImmediate);
      link.cut();
      expect((await pushed).status).toBe(503);
      await link.mend();
      expect((await a.sync({ cursor })).changes).toEqual([change]);
    } finally {
      await stranger.end();
      await server.close();
      link.cut();
      await other.close();
    }
  });
});
