/** What goes with an account: its memberships, and every workspace that is nobody else's, with all of its records. */
import type pg from 'pg';
import { runTransaction } from '../database/statements.ts';
import { lockWorkspaces } from '../exchange/pushStatement.ts';

/**
 * `workspaces`: all it belongs to. Repeating it changes nothing. The lock keeps out whoever is writing meanwhile: no record
 * is left without its workspace.
 */
export async function forgetAccount(pool: pg.Pool, userId: string, workspaces: string[]): Promise<void> {
  if (workspaces.length === 0) return;
  const values = [workspaces, userId];
  await runTransaction(pool, [
    lockWorkspaces(workspaces),
    {
      text: `delete from records r where r.workspace_id = any ($1::uuid[]) and not exists (
          select from members m where m.workspace_id = r.workspace_id and m.user_id <> $2
        )`,
      values,
    },
    {
      text: `delete from workspaces w where w.id = any ($1::uuid[]) and not exists (
          select from members m where m.workspace_id = w.id and m.user_id <> $2
        )`,
      values,
    },
    { text: 'delete from members where workspace_id = any ($1::uuid[]) and user_id = $2', values },
  ]);
}
