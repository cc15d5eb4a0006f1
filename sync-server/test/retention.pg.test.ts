import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCursor } from '../src/database/cursor.ts';
import { findSweepable, sweepChunk, sweepWorkspace } from '../src/retention/sweepStatement.ts';
import { type Account, createAccount, stampAt, titled, todo } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const dayMs = 24 * 60 * 60 * 1000;
const retentionDays = 30;

describe.each(databaseKinds)('retention on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let a: Account;
  let nowMs = 1_800_000_000_000;

  beforeAll(async () => {
    server = await createTestServer(kind, { now: () => nowMs }, { RETENTION_DAYS: `${retentionDays}` });
  });
  afterAll(() => server.close());

  const passDays = (days: number) => {
    nowMs += days * dayMs;
  };

  const remove = (id: string, n = 2) => todo({ deleted: [true, stampAt(n)] }, id);

  /** A write of someone else: what makes a sweep due a day after the last. */
  async function sweepNow() {
    passDays(2);
    const b = await createAccount(server.app);
    await b.sync({ changes: [titled('somewhere else')] });
    await server.settled();
    passDays(-2);
  }

  /** An account with one record kept and one deleted, and a cursor from before the deletion and after it. */
  async function begin() {
    a = await createAccount(server.app);
    const [kept, gone] = [titled('kept'), titled('gone')];
    const before = await a.sync({ changes: [kept, gone] });
    const after = await a.sync({ cursor: before.cursor, changes: [remove(gone.id)] });
    return { kept, gone, before, after };
  }

  const stored = async () => {
    const { rows } = await server.pool.query(
      `select r.id, r.deleted_at is not null as tombstone, w.horizon::int
       from workspaces w left join records r on r.workspace_id = w.id where w.id = $1 order by r.version`,
      [a.workspace],
    );
    return { ids: rows.map(({ id }) => id), tombstones: rows.filter((row) => row.tombstone).length, ...rows[0] } as {
      ids: string[];
      tombstones: number;
      horizon: number;
    };
  };

  it('[RH2] a deletion is remembered for the retention time, and forgotten after it', async () => {
    const { kept, gone } = await begin();
    passDays(retentionDays - 3);
    await sweepNow();
    expect(await stored()).toMatchObject({ ids: [kept.id, gone.id], tombstones: 1, horizon: 0 });
    passDays(4);
    await sweepNow();
    expect(await stored()).toMatchObject({ ids: [kept.id], tombstones: 0, horizon: 3 });
  });

  it('[RH2] a device that knows of the deletion goes on, one that does not gets an expired snapshot', async () => {
    const { kept, before, after } = await begin();
    passDays(retentionDays + 1);
    await sweepNow();
    expect(await a.sync({ cursor: after.cursor })).toMatchObject({ reset: false, changes: [] });
    const reply = await a.sync({ cursor: before.cursor });
    expect(reply).toMatchObject({ reset: true, expired: true, more: false, changes: [kept] });
    expect(await a.sync({ cursor: reply.cursor })).toMatchObject({ reset: false, changes: [] });
  });

  it('[RH2] a new device is not told that anything expired', async () => {
    const { kept } = await begin();
    passDays(retentionDays + 1);
    await sweepNow();
    const reply = await a.sync({ device: randomUUID() });
    expect(reply).toMatchObject({ reset: false, changes: [kept] });
    expect(reply).not.toHaveProperty('expired');
  });

  it('[RH2] what was lost is not called expired, though it lies below the horizon too', async () => {
    const { before } = await begin();
    passDays(retentionDays + 1);
    await sweepNow();
    await server.pool.query('update server_state set epoch = $1', [randomUUID().replaceAll('-', '')]);
    const reply = await a.sync({ cursor: before.cursor });
    expect(reply).toMatchObject({ reset: true });
    expect(reply).not.toHaveProperty('expired');
  });

  it('[RH2] an undeleted record is no tombstone, and a deleted one that is moved is remembered from then on', async () => {
    const { kept, gone } = await begin();
    const moved = titled('moved');
    await a.sync({ changes: [moved, remove(moved.id)] });
    passDays(retentionDays - 1);
    await a.sync({
      changes: [todo({ deleted: [false, stampAt(3)] }, gone.id), todo({ order: ['a1', stampAt(3)] }, moved.id)],
    });
    expect((await stored()).tombstones).toBe(1);
    passDays(2);
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id, gone.id, moved.id]);
    passDays(retentionDays);
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id, gone.id]);
  });

  it('[MG5] later work survives the sweep, earlier work and a new place do not, nor what was deleted again', async () => {
    const { kept, gone } = await begin();
    const [worked, moved, again] = [titled('worked on'), titled('moved'), titled('deleted again')];
    await a.sync({ changes: [worked, moved, again].flatMap((change) => [change, remove(change.id)]) });
    expect((await stored()).tombstones).toBe(4);
    await a.sync({
      changes: [
        todo({ notes: ['later', stampAt(3)] }, worked.id),
        todo({ order: ['a1', stampAt(3)] }, moved.id),
        todo({ notes: ['earlier', stampAt(1)] }, gone.id),
        todo({ notes: ['later', stampAt(3)] }, again.id),
      ],
    });
    expect((await stored()).tombstones).toBe(2);
    passDays(retentionDays - 1);
    await a.sync({ changes: [remove(again.id, 4)] });
    expect((await stored()).tombstones).toBe(3);
    passDays(2);
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id, worked.id, again.id]);
    passDays(retentionDays);
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id, worked.id]);
  });

  it('[MG5] a sweep never removes a record that is not deleted, and takes a wrong mark off it', async () => {
    const { kept } = await begin();
    const worked = titled('worked on', 3);
    await a.sync({ changes: [remove(worked.id), worked] });
    await server.pool.query(`update records set deleted_at = 'epoch' where id = any ($1)`, [[kept.id, worked.id]]);
    passDays(3);
    await sweepNow();
    expect(await stored()).toMatchObject({ tombstones: 1, horizon: 0 });
    expect((await stored()).ids).toHaveLength(3);
  });

  it('[RH2] a push that changes nothing does not make a deletion younger', async () => {
    const { kept, gone } = await begin();
    passDays(retentionDays - 1);
    await a.sync({ changes: [remove(gone.id), titled('older', 0, gone.id)] });
    passDays(2);
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id]);
  });

  it('[RH2] paging a snapshot while deletions are forgotten is not another reset', async () => {
    const { kept } = await begin();
    const more = await a.sync({ changes: [titled('1'), titled('2')] });
    const first = await a.sync({ cursor: 'nonsense', limit: 1 });
    expect(first).toMatchObject({ reset: true, more: true, changes: [kept] });
    passDays(retentionDays + 1);
    await sweepNow();
    const second = await a.sync({ cursor: first.cursor });
    expect(second).toMatchObject({ reset: false, more: false, cursor: more.cursor });
    expect(second.changes).toHaveLength(2);
  });

  it('[RH2] forgets any number, a bounded number at a time', async () => {
    const { kept } = await begin();
    const many = 2 * sweepChunk + 1;
    for (let n = 0; n < many; n += 500) {
      const size = Math.min(500, many - n);
      await a.sync({ changes: Array.from({ length: size }, () => remove(randomUUID())), limit: 1 });
    }
    passDays(retentionDays + 1);
    const { statements } = await countStatements(sweepNow);
    expect(statements.filter((text) => text.includes('delete from records'))).toHaveLength(3);
    expect(await stored()).toMatchObject({ ids: [kept.id], horizon: 3 + many });
  });

  it('[DB4] sweeps at the start and with the first write a day later, never twice a day and never by itself', async () => {
    const sweeps = async (work: () => Promise<unknown>) => {
      const { statements } = await countStatements(work);
      return statements.filter((text) => text.includes('select distinct workspace_id')).length;
    };
    const options = { pool: server.pool, now: () => nowMs };
    expect(await sweeps(() => server.reopen(options).then(({ settled }) => settled()))).toBe(1);

    const again = await server.reopen(options);
    await again.settled();
    a = await createAccount(again.app);
    const writeOnce = async () => {
      await a.sync({ changes: [titled('x')] });
      await again.settled();
    };
    expect(await sweeps(writeOnce)).toBe(0);
    passDays(1.1);
    expect(await sweeps(() => a.sync().then(again.settled))).toBe(0);
    expect(await sweeps(writeOnce)).toBe(1);
    expect(await sweeps(writeOnce)).toBe(0);
    await again.close();
  });

  it('[DB4] [FA2] sessions that have ended go with it, a bounded number at a time, and no others', async () => {
    const { kept } = await begin();
    const many = sweepChunk + 1;
    await server.pool.query(
      `insert into "session" ("id", "expiresAt", "token", "updatedAt", "userId")
       select 'ended ' || n, now() - interval '1 second', 'ended ' || n, now(), (select "userId" from "session" limit 1)
       from generate_series(1, $1::int) n`,
      [many],
    );
    const sessions = async () => {
      const { rows } = await server.pool.query(
        `select count(*) filter (where "expiresAt" <= now())::int as ended, count(*)::int as all from "session"`,
      );
      return rows[0] as { ended: number; all: number };
    };
    const before = await sessions();
    expect(before.ended).toBe(many);
    const { statements } = await countStatements(sweepNow);
    expect(statements.filter((text) => text.includes('delete from "session"'))).toHaveLength(2);
    // One more account wrote, to make the sweep due.
    expect(await sessions()).toEqual({ ended: 0, all: before.all - many + 1 });
    expect((await a.sync()).changes).toMatchObject([{ id: kept.id }, {}]);
  });

  it('[RH2] a sweep the database refuses fails no request, and a later one does its work', async () => {
    const { kept, gone } = await begin();
    passDays(retentionDays + 1);
    await server.pool.query('alter table workspaces add constraint refused check (horizon = 0) not valid');
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id, gone.id]);
    await server.pool.query('alter table workspaces drop constraint refused');
    passDays(2);
    await sweepNow();
    expect((await stored()).ids).toEqual([kept.id]);
  });
});

/** Only a real Postgres has more than one session. */
describe('sweeping while others write, on postgres', () => {
  it('[RH2] loses no live record, moves no version, and every reader agrees in the end', async () => {
    let nowMs = 1_800_000_000_000;
    const options = { now: () => nowMs };
    const one = await createTestServer('postgres', options, { RETENTION_DAYS: '1' });
    const two = await one.reopen(options);
    const { sync, workspace } = await createAccount(one.app);
    const dead = Array.from({ length: 200 }, (_, n) => todo({ deleted: [true, stampAt(n)] }));
    await sync({ changes: dead });
    nowMs += 3 * dayMs;
    // Half of the tombstones are written again while two processes sweep: those live on, as tombstones or as records.
    const edits = dead.filter((_, n) => n % 2 === 0).map(({ id }, n) => titled(`edit ${n}`, 1000 + n, id));
    const devices = Array.from({ length: 4 }, (_, n) => edits.slice(n * 25, n * 25 + 25));
    const begun = [one, two].map(async (server) => {
      const b = await createAccount(server.app);
      await b.sync({ changes: [titled('begins a sweep')] });
    });
    const writing = devices.map(async (mine) => {
      const device = randomUUID();
      for (const change of mine) await sync({ device, changes: [change, titled('beside')] });
    });
    await Promise.all([...begun, ...writing]);
    await Promise.all([one.settled(), two.settled()]);

    const { rows } = await one.pool.query(
      `select count(*)::int as records, count(distinct r.version)::int as versions,
        count(*) filter (where r.id = any ($2::uuid[]))::int as edited, w.version::int, w.horizon::int
       from records r join workspaces w on w.id = r.workspace_id where w.id = $1 group by w.id`,
      [workspace, edits.map(({ id }) => id)],
    );
    expect(rows).toEqual([{ records: 200, versions: 200, edited: 100, version: 400, horizon: expect.any(Number) }]);
    expect(rows[0].horizon).toBeGreaterThan(0);
    expect(rows[0].horizon).toBeLessThanOrEqual(200);
    expect(readCursor((await sync({ limit: 500 })).cursor)).toMatchObject({ version: 400, head: 400 });
    await two.close();
    await one.close();
  });

  it('[RH2] waits for the push that holds the workspace, and then spares what it made young again', async () => {
    const server = await createTestServer('postgres', {}, { RETENTION_DAYS: '1' });
    const { sync, workspace } = await createAccount(server.app);
    const record = todo({ deleted: [true, stampAt(1)] });
    await sync({ changes: [record] });
    const beforeMs = Date.now() + dayMs;
    const [push, sweep] = [await server.pool.connect(), await server.pool.connect()];
    const lock = 'select from workspaces where id = $1 for update';
    await push.query('begin');
    await push.query(lock, [workspace]);
    await sweep.query('begin');
    const waiting = sweep.query(lock, [workspace]);
    await push.query('update records set deleted_at = $1', [new Date(beforeMs + dayMs)]);
    await push.query('commit');
    await waiting;
    const { text, values } = sweepWorkspace(workspace, beforeMs);
    expect((await sweep.query(text, values)).rows).toEqual([{ due: 0 }]);
    await sweep.query('commit');
    push.release();
    sweep.release();
    const due = findSweepable(beforeMs);
    expect((await server.pool.query(due.text, due.values)).rows).toEqual([]);
    await server.close();
  });
});
