/** Comparing what a process remembers with what is stored: one statement for all of it. */
import type { Statement } from '../database/statements.ts';

export interface Remembered {
  workspaces: readonly string[];
  members: readonly { workspace: string; userId: string }[];
  /** Tokens of sessions. */
  sessions: readonly string[];
}

export interface Confirmed {
  epoch: string;
  incarnation: number;
  /** Versions by workspace; those that are gone are missing. */
  heads: Record<string, number>;
  /** Workspace, user, role. */
  members: [string, string, string][];
  /** Tokens of those that are still good. */
  sessions: string[];
}

/**
 * Answers one row, of one snapshot of the database. As it comes soon after a restart of the database, and holds no lock,
 * it also keeps what the epoch is made of and only a restart can change.
 */
export function confirmRemembered({ workspaces, members, sessions }: Remembered): Statement {
  const memberWorkspaces = members.map(({ workspace }) => workspace);
  const memberUsers = members.map(({ userId }) => userId);
  return { text: confirmText, values: [workspaces, memberWorkspaces, memberUsers, sessions] };
}

const confirmText = `
select
  database_epoch() as epoch,
  database_life() as incarnation,
  (
    select coalesce(jsonb_object_agg(w.id, w.version), '{}')
    from workspaces w
    where w.id = any ($1::uuid[])
  ) as heads,
  (
    select coalesce(jsonb_agg(jsonb_build_array(m.workspace_id, m.user_id, m.role)), '[]')
    from unnest($2::uuid[], $3::text[]) as asked (workspace_id, user_id)
    join members m using (workspace_id, user_id)
  ) as members,
  (
    select coalesce(jsonb_agg(s.token), '[]')
    from "session" s
    where s.token = any ($4::text[]) and s."expiresAt" > now()
  ) as sessions
from keep_system_identifier()`;

export function readConfirmed(row: Record<string, unknown> | undefined): Confirmed {
  return { ...(row as unknown as Confirmed), incarnation: Number(row?.incarnation) };
}
