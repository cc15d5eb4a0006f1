/** A database of the version before, brought up to date: what is counted of old rows is what is counted of new ones. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { registry } from '@holdfast/shared/entities/registry';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../src/database/migrate.ts';
import { runTransaction } from '../src/database/statements.ts';
import { routines } from '../src/exchange/exchangeStatement.ts';
import { lockWorkspaces, type PushedRecord, pushRecords } from '../src/exchange/pushStatement.ts';
import { stampAt } from './account.ts';
import { createDatabase } from './databases.ts';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
/** Up to 0004: the bytes came after it. */
const countBefore = 4;

const text = (length: number): Fields => ({ title: ['x'.repeat(length), stampAt(1)] });
const mark: Fields = { deleted: [true, stampAt(2)] };

/** What a workspace held, by what is odd about it. */
const held: Record<string, Fields[]> = {
  nothing: [],
  'a record': [text(5)],
  'many records': Array.from({ length: 30 }, (_, n) => text(n)),
  'records so long that the table packs them': [text(3_000), text(100_000)],
  'what does not pack': [{ notes: [Array.from({ length: 4_000 }, randomUUID).join(''), stampAt(1)] }],
  'signs of every length': [{ title: ['ä例🌊\u0001"\\', stampAt(1)], tags: [['é', { a: null }], stampAt(1)] }],
  'deletions alone': [mark, { ...text(500), ...mark }],
  'some deleted, some not': [text(100), { ...text(200), ...mark }, text(9_000), { ...text(9_000), ...mark }],
  'one whose deletion was taken back': [{ ...text(300), deleted: [false, stampAt(3)] }],
  'one that was edited after its deletion': [{ title: ['later', stampAt(9)], ...mark }],
};

describe('the tables of the version before', () => {
  const filled = new Map<string, string>();
  let pool: pg.Pool;

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: await createDatabase(), max: 1 });
    await up(countBefore);
    for (const [what, records] of Object.entries(held)) filled.set(what, await fill(records));
    await migrate(pool, { registry, routines }, null);
  });
  afterAll(() => pool.end());

  async function up(count: number): Promise<void> {
    const dbClient = await pool.connect();
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    await runner({ dbClient, dir: migrations, direction: 'up', count, migrationsTable: 'migrations', logger: log });
    dbClient.release();
  }

  async function newWorkspace(version = 0): Promise<string> {
    const id = randomUUID();
    await pool.query(`insert into workspaces (id, name, version) values ($1, 'W', $2)`, [id, version]);
    return id;
  }

  /** As the version before wrote them. */
  async function fill(records: Fields[]): Promise<string> {
    const workspace = await newWorkspace(records.length);
    for (const [n, fields] of records.entries()) {
      await pool.query(
        `insert into records (workspace_id, entity, id, fields, version, deleted_at)
         values ($1, 'todo', $2, $3, $4, case when is_deleted($3) then now() end)`,
        [workspace, randomUUID(), JSON.stringify(fields), n + 1],
      );
    }
    return workspace;
  }

  /** As this version writes them. */
  async function push(records: Fields[], workspace: string): Promise<void> {
    const pushed = records.map((fields): PushedRecord => ({ workspace, entity: 'todo', id: randomUUID(), fields }));
    await runTransaction(pool, [
      lockWorkspaces([workspace]),
      pushRecords(pushed, { nowMs: 0, push: 0, quotaBytes: null, inCommit: null }),
    ]);
  }

  async function sizes(workspace: string): Promise<{ bytes: number; deleted: number; records: number[] }> {
    const { rows } = await pool.query(
      `select w.bytes::int as bytes, w.deleted_bytes::int as deleted,
         (select coalesce(array_agg(r.bytes order by r.bytes), '{}') from records r where r.workspace_id = w.id) as records
       from workspaces w where w.id = $1`,
      [workspace],
    );
    return rows[0];
  }

  it.each(Object.keys(held))('[FA2] of %s hold as many bytes as if they were written now', async (what) => {
    const now = await newWorkspace();
    const records = held[what] as Fields[];
    if (records.length > 0) await push(records, now);
    expect(await sizes(filled.get(what) as string)).toEqual(await sizes(now));
  });

  it.each(Object.keys(held))('[FA2] of %s go on being counted with what is written after it', async (what) => {
    const [old, now] = [filled.get(what) as string, await newWorkspace()];
    await push([text(70), { ...text(7_000), ...mark }], old);
    await push([...(held[what] as Fields[]), text(70), { ...text(7_000), ...mark }], now);
    expect(await sizes(old)).toEqual(await sizes(now));
  });
});
