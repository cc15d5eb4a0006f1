/**
 * A database that is restarted and put back without either: when it was started is told to it, and its rows of one
 * workspace are what its files would be. It keeps the contract of the real ones.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { writeCursor } from '../src/database/cursor.ts';
import { commitBatch } from '../src/exchange/commitBatch.ts';
import type { Page } from '../src/exchange/planPage.ts';
import { titled } from './account.ts';
import { batchOptions, exchangeOf } from './batches.ts';

export type Backup = Record<'workspaces' | 'records', unknown>;

export function pretendHistory(pool: () => pg.Pool) {
  let workspace = '';

  /** Another workspace, of the first incarnation. */
  async function begin(): Promise<void> {
    workspace = randomUUID();
    await pool().query(`insert into workspaces (id, name) values ($1, 'W')`, [workspace]);
    await restart(1000);
  }

  async function restart(incarnation: number): Promise<void> {
    await pool().query(
      `create or replace function database_life() returns bigint language sql stable return ${incarnation}::bigint`,
    );
  }

  async function exchange(cursor: string | null, titles: readonly string[] = [], limit = 100): Promise<Page> {
    const changes = titles.map((title) => titled(title));
    const [outcome] = await commitBatch(pool(), [exchangeOf(workspace, changes, cursor, limit)], batchOptions);
    if (outcome?.kind !== 'committed') throw new Error('not committed');
    return outcome.page;
  }

  async function backUp(): Promise<Backup> {
    const { rows } = await pool().query(
      `select
        (select jsonb_agg(w) from workspaces w where id = $1) as workspaces,
        (select coalesce(jsonb_agg(r), '[]') from records r where workspace_id = $1) as records`,
      [workspace],
    );
    return rows[0];
  }

  async function restore(backup: Backup): Promise<void> {
    await pool().query('delete from records where workspace_id = $1', [workspace]);
    await pool().query('delete from workspaces where id = $1', [workspace]);
    for (const [table, rows] of Object.entries(backup)) {
      const text = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
      await pool().query(text, [JSON.stringify(rows)]);
    }
  }

  return {
    workspace: () => workspace,
    begin,
    restart,
    exchange,
    write: async (...titles: string[]) => writeCursor((await exchange(null, titles)).cursor),
    isReset: async (cursor: string) => (await exchange(cursor)).reset,
    backUp,
    restore,
  };
}
