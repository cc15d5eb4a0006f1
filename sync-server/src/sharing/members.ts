/** Who belongs to which workspace. */
import { createHash } from 'node:crypto';
import type { WorkspaceList } from '@holdfast/shared/protocol/workspaces';
import type pg from 'pg';
import type { Revision } from '../database/cursor.ts';
import { runStatement } from '../database/statements.ts';

export type Role = WorkspaceList[number]['role'];

export interface MemberKey {
  workspace: string;
  userId: string;
}

/** What a member may do, and where their workspace stands. */
export interface Membership extends Revision {
  role: Role;
}

/**
 * Answers per key, in order, in one statement. Null for someone who is not a member, and for a workspace that
 * does not exist: a stranger cannot tell which.
 */
export async function findMembers(pool: pg.Pool, asked: readonly MemberKey[]): Promise<(Membership | null)[]> {
  const rows = await runStatement<Record<'n' | 'head' | 'incarnation', string> & { role: Role; epoch: string }>(pool, {
    text: `with here as materialized (
        select database_epoch() as epoch, database_life() as incarnation
      )
      select asked.n, m.role, w.version as head, here.epoch, here.incarnation
      from unnest($1::uuid[], $2::text[]) with ordinality as asked (workspace_id, user_id, n)
      join members m using (workspace_id, user_id)
      join workspaces w on w.id = m.workspace_id
      cross join here`,
    values: [asked.map(({ workspace }) => workspace), asked.map(({ userId }) => userId)],
  });
  const answers: (Membership | null)[] = asked.map(() => null);
  for (const { n, role, head, epoch, incarnation } of rows) {
    answers[Number(n) - 1] = { role, epoch, incarnation: Number(incarnation), head: Number(head) };
  }
  return answers;
}

export async function listWorkspaces(pool: pg.Pool, userId: string): Promise<WorkspaceList> {
  return runStatement(pool, {
    text: `select w.id, w.name, m.role from members m join workspaces w on w.id = m.workspace_id
      where m.user_id = $1 order by w.created_at, w.id`,
    values: [userId],
  });
}

/** The workspace that comes with an account. Its id follows from the account's, so making it twice makes one. */
export async function ensurePersonalWorkspace(pool: pg.Pool, userId: string): Promise<void> {
  await runStatement(pool, {
    text: `with made as (
        insert into workspaces (id, name) values ($1, 'Personal') on conflict (id) do nothing
      )
      insert into members (workspace_id, user_id, role) values ($1, $2, 'owner') on conflict do nothing`,
    values: [personalWorkspaceId(userId), userId],
  });
}

/** A UUID v8: a digest in the shape of a UUID. Not a secret; membership decides. */
function personalWorkspaceId(userId: string): string {
  const hex = createHash('sha256').update(`personal workspace of ${userId}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
