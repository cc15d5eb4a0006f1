import { randomUUID } from 'node:crypto';
import { registry } from '@holdfast/shared/entities/registry';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../src/database/cursor.ts';
import { migrate } from '../src/database/migrate.ts';
import { createPool } from '../src/database/pool.ts';
import { commitBatch } from '../src/exchange/commitBatch.ts';
import { routines } from '../src/exchange/exchangeStatement.ts';
import { titled } from './account.ts';
import { batchOptions, exchangeOf } from './batches.ts';
import { createDatabase } from './databases.ts';

describe('statements that are kept in the database, on postgres', () => {
  let pool: ReturnType<typeof createPool>;
  let edits = 0;

  beforeAll(async () => {
    // One session, and so one plan for all of a test.
    pool = createPool({ connectionString: await createDatabase() }, 1, pino({ level: 'silent' }));
    await migrate(pool, { registry, routines }, null);
  });
  afterAll(() => pool.end());

  async function newWorkspace(): Promise<string> {
    const id = randomUUID();
    await pool.query(`insert into workspaces (id, name) values ($1, 'W')`, [id]);
    return id;
  }

  /** Rows and entries read of a table so far, by this session too. */
  async function read(table: string): Promise<number> {
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query(
      `select seq_tup_read + idx_tup_fetch + (
          select sum(idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid
        ) as count
        from pg_stat_user_tables t where relname = $1`,
      [table],
    );
    return Number(rows[0].count);
  }

  /** Each adds records, and from the second time on edits one, whose id is the workspace's. */
  async function exchange(workspaces: string[], cursors: (string | null)[] = [], added = 1): Promise<string[]> {
    edits += 1;
    const exchanges = workspaces.map((id, n) =>
      exchangeOf(
        id,
        [...Array.from({ length: added }, () => titled('new')), titled('edited', edits, id)],
        cursors[n] ?? null,
      ),
    );
    const outcomes = await commitBatch(pool, exchanges, batchOptions);
    return outcomes.map((outcome) => {
      if (outcome.kind !== 'committed') throw new Error(outcome.kind);
      return writeCursor(outcome.page.cursor);
    });
  }

  /** Answers cursors at the head. */
  async function pullAll(workspaces: string[], cursors: string[]): Promise<string[]> {
    const pulls = workspaces.map((id, n) => exchangeOf(id, [], cursors[n] ?? null, 2_000));
    const outcomes = await commitBatch(pool, pulls, batchOptions);
    const pages = outcomes.flatMap((outcome) => (outcome.kind === 'committed' ? [outcome.page] : []));
    const next = pages.map(({ cursor }) => writeCursor(cursor));
    return pages.some(({ more }) => more) ? pullAll(workspaces, next) : next;
  }

  /** Few enough to be stored one by one, and more than that. */
  it.each([1, 5])(
    '[DB2] read no more of full tables than of empty ones, though they were planned when there was nothing: %i new a push',
    async (added) => {
      // As empty as it was, and nothing planned.
      await pool.query('truncate records, workspaces cascade');
      await pool.query('discard plans');
      const workspaces = [await newWorkspace(), await newWorkspace()];
      // As it is when the database looked at its tables soon after the first start.
      await pool.query('analyze');
      let cursors = await exchange(workspaces, [], added);
      const others = Array.from({ length: 2_000 }, () => randomUUID());
      await pool.query(`insert into workspaces (id, name) select id, 'W' from unnest($1::uuid[]) id`, [others]);
      const fill = `insert into records (workspace_id, entity, id, fields, version)
      select id, 'todo', gen_random_uuid(), '{}', n from unnest($1::uuid[]) id, generate_series(10, $2) n`;
      await pool.query(fill, [others, 20]);
      await pool.query(fill, [workspaces, 5_002]);
      await pool.query('update workspaces set version = 5002 where id = any ($1)', [workspaces]);
      cursors = await exchange(workspaces, await pullAll(workspaces, cursors), added);
      const before = { records: await read('records'), workspaces: await read('workspaces') };
      const rounds = 10;
      for (let round = 0; round < rounds; round++) cursors = await exchange(workspaces, cursors, added);
      await pullAll(workspaces, cursors);
      // A handful for each record of two exchanges a round; one look at a whole workspace would be thousands.
      expect((await read('records')) - before.records).toBeLessThanOrEqual(rounds * 2 * 10 * (added + 1));
      expect((await read('workspaces')) - before.workspaces).toBeLessThanOrEqual(rounds * 2 * 15 * (added + 1));
      expect((await read('workspaces')) - before.workspaces).toBeGreaterThan(0);
    },
  );

  it('stay beside those of another version, and are made once', async () => {
    const names = routines.map(({ name }) => name);
    const present = async () => {
      const { rows } = await pool.query(
        `select p.proname as name, p.xmin::text as made from pg_proc p
          where p.proname ~ '^(push|pull|exchange)_records_' order by 1`,
      );
      return rows as { name: string; made: string }[];
    };
    const first = await present();
    expect(first.map(({ name }) => name)).toEqual(names.toSorted());
    await pool.query('create function push_records_0123456789ab() returns int language sql return 1');
    await migrate(pool, { registry, routines }, null);
    const later = await present();
    expect(later.filter(({ name }) => names.includes(name))).toEqual(first);
    expect(later).toHaveLength(4);
  });

  it('[SV2] refuse a transaction that would not see what was committed while it waited', async () => {
    const workspace = await newWorkspace();
    const { rows } = await pool.query('select current_database() as name');
    const set = (level: string) =>
      pool.query(
        `alter database ${rows[0].name} set default_transaction_isolation = '${level}'; set default_transaction_isolation = '${level}'`,
      );
    await set('repeatable read');
    try {
      await expect(exchange([workspace])).rejects.toThrow('read committed');
    } finally {
      await set('read committed');
    }
    await exchange([workspace]);
  });
});
