/** Who belongs to which workspace. */
import { createHash } from 'node:crypto';
import type { WorkspaceList } from '@holdfast/shared/protocol/workspaces';
import type pg from 'pg';
import { runStatement } from './statements.ts';

export type Role = WorkspaceList[number]['role'];

/** Null for someone who is not a member, and for a workspace that does not exist: a stranger cannot tell which. */
export async function findRole(pool: pg.Pool, workspace: string, userId: string): Promise<Role | null> {
  const [row] = await runStatement<{ role: Role }>(pool, {
    text: 'select role from members where workspace_id = $1 and user_id = $2',
    values: [workspace, userId],
  });
  return row?.role ?? null;
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
