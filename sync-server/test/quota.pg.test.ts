import { randomUUID } from 'node:crypto';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxFieldsPerRecord } from '@holdfast/shared/protocol/limits';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runTransaction } from '../src/database/statements.ts';
import {
  lockWorkspaces,
  type PushedRecord,
  pushRecords,
  readStored,
  type StorageRefusal,
} from '../src/exchange/pushStatement.ts';
import { sweepWorkspace } from '../src/retention/sweepStatement.ts';
import { createAccount, stampAt, titled, todo } from './account.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const dayMs = 24 * 60 * 60 * 1000;

describe.each(databaseKinds)('what a workspace may hold on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let workspace: string;

  beforeAll(async () => {
    server = await createTestServer(kind);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    workspace = await newWorkspace();
  });

  async function newWorkspace(): Promise<string> {
    const id = randomUUID();
    await server.pool.query(`insert into workspaces (id, name) values ($1, 'W')`, [id]);
    return id;
  }

  interface Given {
    id?: string;
    fields: Fields;
    workspace?: string;
  }

  async function push(
    quotaBytes: number | null,
    given: readonly Given[],
    nowMs = 0,
  ): Promise<(StorageRefusal | null)[]> {
    const records = given.map((one): PushedRecord => ({ workspace, entity: 'todo', id: randomUUID(), ...one }));
    const answers = await runTransaction(server.pool, [
      lockWorkspaces([...new Set(records.map((record) => record.workspace))]),
      pushRecords(records, { nowMs, push: 0, quotaBytes, inCommit: null }),
    ]);
    return readStored(answers[1]?.[0]?.stored).map(({ refusal }) => refusal);
  }

  /** Kept beside the data; it must be what is counted from it. */
  async function sizes(of = workspace) {
    const { rows } = await server.pool.query(
      `select w.bytes::int as bytes, w.deleted_bytes::int as deleted, coalesce(sum(r.bytes), 0)::int as "addedBytes",
        coalesce(sum(fields_bytes(r.fields)), 0)::int as "countedBytes",
        coalesce(sum(r.bytes) filter (where is_deleted(r.fields)), 0)::int as "countedDeleted"
       from workspaces w left join records r on r.workspace_id = w.id where w.id = $1 group by w.id`,
      [of],
    );
    const { bytes, deleted, addedBytes, countedBytes, countedDeleted } = rows[0];
    expect({ bytes, addedBytes, deleted }).toEqual({
      bytes: countedBytes,
      addedBytes: countedBytes,
      deleted: countedDeleted,
    });
    return { bytes, deleted, live: bytes - deleted } as { bytes: number; deleted: number; live: number };
  }

  const text = (length: number, n = 1): Fields => ({ title: ['x'.repeat(length), stampAt(n)] });
  const deletion = (n: number): Fields => ({ deleted: [true, stampAt(n)] });

  it('[FA2] a change that grows the workspace beyond its quota is refused, and one that fits beside it is taken', async () => {
    expect(await push(1000, [{ fields: text(500) }, { fields: text(2000) }, { fields: text(200) }])).toEqual([
      null,
      'over_quota',
      null,
    ]);
    expect((await sizes()).live).toBeLessThanOrEqual(1000);
  });

  it('[FA2] [SV3] a full workspace refuses nothing of another one in the same push', async () => {
    const other = await newWorkspace();
    expect(await push(1000, [{ fields: text(2000) }, { fields: text(500), workspace: other }])).toEqual([
      'over_quota',
      null,
    ]);
  });

  it.each<[string, (id: string) => Given, StorageRefusal | null]>([
    ['another record', () => ({ fields: text(1) }), 'over_quota'],
    ['a longer text', (id) => ({ id, fields: text(600, 2) }), 'over_quota'],
    ['one more field', (id) => ({ id, fields: { notes: ['', stampAt(2)] } }), 'over_quota'],
    ['a text of the same length', (id) => ({ id, fields: text(500, 2) }), null],
    ['a shorter text', (id) => ({ id, fields: text(1, 2) }), null],
    ['what it has already', (id) => ({ id, fields: text(500) }), null],
    ['an older text, however long', (id) => ({ id, fields: text(5000, 0) }), null],
    ['a deletion', (id) => ({ id, fields: deletion(2) }), null],
    [
      'a deletion that brings a text along',
      (id) => ({ id, fields: { ...deletion(2), ...text(5000, 2) } }),
      'over_quota',
    ],
    ['a record that comes deleted', () => ({ fields: { ...text(200), ...deletion(2) } }), null],
  ])(`[FA2] a full workspace that is given %s`, async (_, change, refusal) => {
    const id = randomUUID();
    await push(null, [{ id, fields: text(500) }]);
    expect(await push((await sizes()).live - 100, [change(id)])).toEqual([refusal]);
    await sizes();
  });

  it('[FA2] a deletion makes room at once, until what is deleted takes as much again', async () => {
    const taken: (StorageRefusal | null)[] = [];
    for (let n = 0; n < 4; n++) {
      const id = randomUUID();
      taken.push(...(await push(1000, [{ id, fields: text(700) }])));
      if (taken[n] === null) await push(1000, [{ id, fields: deletion(2) }]);
    }
    expect(taken).toEqual([null, null, 'over_quota', 'over_quota']);
    expect(await sizes()).toMatchObject({ live: 0 });
  });

  it('[FA2] a deletion is taken back whatever the quota is by now, and counts again', async () => {
    const id = randomUUID();
    await push(1000, [{ id, fields: { ...text(700), ...deletion(2) } }]);
    expect(await push(100, [{ id, fields: { deleted: [false, stampAt(3)] } }])).toEqual([null]);
    expect(await sizes()).toMatchObject({ deleted: 0 });
  });

  it('[FA2] room made in a push serves that push, whatever its order', async () => {
    const id = randomUUID();
    await push(1000, [{ id, fields: text(800) }]);
    expect(await push(1000, [{ fields: text(600) }, { id, fields: text(1, 2) }])).toEqual([null, null]);
  });

  it('[FA2] an account is told which record found no room, and once there is some the same record is taken', async () => {
    const small = await server.reopen({ pool: server.pool });
    const account = await createAccount(small.app);
    await server.pool.query('update workspaces set bytes = 1024 * 1024 * 1024 where id = $1', [account.workspace]);
    const change = titled('no room');
    const { verdicts } = await account.sync({ changes: [change] });
    expect(verdicts).toMatchObject([{ id: change.id, verdict: 'rejected', code: 'over_quota' }]);
    await server.pool.query('update workspaces set bytes = 0 where id = $1', [account.workspace]);
    expect((await account.sync({ changes: [change] })).verdicts).toMatchObject([{ verdict: 'applied' }]);
    await small.close();
  });

  const named = (count: number, from = 0): Fields =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${from + n}`, [n, stampAt(1)]]));

  it('[FA2] a change of too many fields is too large, and its neighbour is applied', async () => {
    const { sync } = await createAccount(server.app);
    const changes = [todo(named(maxFieldsPerRecord + 1)), todo(named(maxFieldsPerRecord)), titled('neighbour')];
    const { verdicts } = await sync({ changes });
    expect(verdicts).toMatchObject([
      { verdict: 'rejected', code: 'too_large', message: '201 fields, at most 200 fit' },
      { verdict: 'applied' },
      { verdict: 'applied' },
    ]);
  });

  it.each<[string, Fields, object]>([
    ['a new field', named(1, 1000), { verdict: 'rejected', code: 'too_large' }],
    ['a new value of a field it has', { f0: ['new', stampAt(2)] }, { verdict: 'applied' }],
    ['its deletion', deletion(2), { verdict: 'applied' }],
  ])('[FA2] a record that got all its fields by many changes, and then %s', async (_, fields, verdict) => {
    const { sync } = await createAccount(server.app);
    const id = randomUUID();
    for (let from = 0; from < maxFieldsPerRecord; from += 50) {
      expect((await sync({ changes: [todo(named(50, from), id)] })).verdicts).toMatchObject([{ verdict: 'applied' }]);
    }
    expect((await sync({ changes: [todo(fields, id), titled('neighbour')] })).verdicts).toMatchObject([
      verdict,
      { verdict: 'applied' },
    ]);
  });

  it('[FA2] a record as large as one may be can still be deleted', async () => {
    const { sync } = await createAccount(server.app);
    const id = randomUUID();
    const most = 262_144;
    const sent = { a: ['', stampAt(1)], b: ['', stampAt(1)], c: ['', stampAt(1)] } satisfies Fields;
    // As Postgres writes it: a space after each colon and comma.
    const empty = JSON.stringify(sent).replaceAll(/[:,]/g, '$& ').length;
    for (const [name, length] of [
      ['a', 100_000],
      ['b', 100_000],
      ['c', most - empty - 200_000],
    ] as const) {
      const change = todo({ [name]: ['x'.repeat(length), stampAt(1)] }, id);
      expect((await sync({ changes: [change] })).verdicts).toMatchObject([{ verdict: 'applied' }]);
    }
    const one = todo({ a: ['x'.repeat(100_001), stampAt(2)] }, id);
    expect((await sync({ changes: [one] })).verdicts).toMatchObject([{ code: 'too_large' }]);
    expect((await sync({ changes: [todo(deletion(3), id)] })).verdicts).toMatchObject([{ verdict: 'applied' }]);
  });

  it('[FA2] what is kept is what is there, after any history of pushes and sweeps, and never more than the quota', async () => {
    const quota = 2_000;
    const met = { taken: 0, refused: 0, swept: 0 };
    /** Few records, so that they are changed, deleted and brought back. */
    const change = fc.record({
      record: fc.nat(7),
      room: fc.nat(1),
      fields: fc.oneof(
        { weight: 3, arbitrary: fc.nat(1500).map((length) => ({ title: 'x'.repeat(length) })) },
        { weight: 1, arbitrary: fc.nat(300).map((length) => ({ notes: ['y'.repeat(length)] })) },
        { weight: 2, arbitrary: fc.constant({ deleted: true }) },
        { weight: 1, arbitrary: fc.nat(300).map((length) => ({ title: 'z'.repeat(length), deleted: true })) },
      ),
    });
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.uniqueArray(change, {
          minLength: 1,
          maxLength: 6,
          selector: ({ record, room }) => `${record} ${room}`,
        }),
      },
      { weight: 1, arbitrary: fc.constant('sweep' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const rooms = [await newWorkspace(), await newWorkspace()];
        const ids = Array.from({ length: 8 }, () => randomUUID());
        for (const [n, work] of steps.entries()) {
          if (work === 'sweep') {
            for (const room of rooms) {
              const [, answer] = await runTransaction(server.pool, [
                lockWorkspaces([room]),
                sweepWorkspace(room, dayMs),
              ]);
              met.swept += answer?.[0]?.due as number;
            }
          } else {
            const before = await storedOf(rooms);
            const given = work.map(({ record, room, fields }) => ({
              id: ids[record] as string,
              workspace: rooms[room] as string,
              fields: Object.fromEntries(
                Object.entries(fields).map(([name, value]) => [name, [value, stampAt(n)] as const]),
              ),
            }));
            const refusals = await push(quota, given);
            for (const [k, refusal] of refusals.entries()) {
              met[refusal === null ? 'taken' : 'refused'] += 1;
              const { id, workspace: room, fields } = given[k] as (typeof given)[number];
              if (refusal === null) continue;
              expect(refusal).toBe('over_quota');
              // It would not have fitted, whatever else of the push was taken.
              const old = before.get(`${room} ${id}`);
              const merged = await sizeOf({ ...old?.fields, ...fields });
              const { live, bytes } = await sizes(room);
              const isLiveWithin = live + merged.live - (old?.live ?? 0) <= quota;
              expect(isLiveWithin && bytes + merged.bytes - (old?.bytes ?? 0) <= 2 * quota).toBe(false);
            }
          }
          for (const room of rooms) {
            const { bytes } = await sizes(room);
            // And the marks of deletions on what was stored.
            expect(bytes).toBeLessThanOrEqual(2 * quota + ids.length * 70);
          }
        }
      }),
      { numRuns: 20 },
    );
    expect(Math.min(...Object.values(met)), JSON.stringify(met)).toBeGreaterThan(0);
  });

  interface Stored {
    fields: Fields;
    bytes: number;
    live: number;
  }

  async function storedOf(rooms: string[]): Promise<Map<string, Stored>> {
    const { rows } = await server.pool.query<Stored & { key: string }>(
      `select workspace_id || ' ' || id as key, fields, bytes, case when is_deleted(fields) then 0 else bytes end as live
       from records where workspace_id = any ($1)`,
      [rooms],
    );
    return new Map(rows.map(({ key, ...stored }) => [key, stored]));
  }

  async function sizeOf(fields: Fields): Promise<{ bytes: number; live: number }> {
    const { rows } = await server.pool.query(
      `select fields_bytes(f) as bytes, case when is_deleted(f) then 0 else fields_bytes(f) end as live
       from (select $1::jsonb as f) given`,
      [JSON.stringify(fields)],
    );
    return rows[0];
  }
});
