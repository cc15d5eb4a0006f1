/** Removes what need not be kept any longer: old tombstones [RH2], and sessions that have expired. */
import type { Statement } from '../database/statements.ts';

/** Rows one statement removes at most: of a workspace, so that nobody waits long for its lock. */
export const sweepChunk = 1000;
const workspacesAtOnce = 1000;

/** Answers `{ workspace_id }` of workspaces that hold tombstones from `beforeMs` (since 1970) or earlier. */
export function findSweepable(beforeMs: number): Statement {
  return {
    text: `select distinct workspace_id from records
      where deleted_at <= to_timestamp($1::float8 / 1000) limit ${workspacesAtOnce}`,
    values: [beforeMs],
  };
}

/**
 * Answers `{ due }`: how many tombstones it was time for; fewer than `sweepChunk` when none are left.
 * Runs under the lock of the workspace, after it [SV2]: a tombstone that was edited meanwhile is not due any more,
 * and no page is read between the removal and the new horizon.
 *
 * A record that is not deleted is never removed, whatever marks it as a tombstone (during an update, a process of the
 * version before): it loses the mark instead, or the sweep would find it again without end [MG5].
 */
export function sweepWorkspace(workspace: string, beforeMs: number): Statement {
  return { text: sweepText, values: [workspace, beforeMs] };
}

/** Answers a row per session it removed; fewer than `sweepChunk` when none are left. By the clock that says when they end. */
export function sweepSessions(): Statement {
  const text = `delete from "session" where "id" in (
      select "id" from "session" where "expiresAt" <= now() order by "expiresAt" limit ${sweepChunk}
    ) returning "id"`;
  return { text, values: [] };
}

const sweepText = `
with due as (
  select entity, id, is_deleted(fields) as is_deleted from records
  where workspace_id = $1 and deleted_at <= to_timestamp($2::float8 / 1000)
  order by deleted_at
  limit ${sweepChunk}
), gone as (
  delete from records r
  using due
  where r.workspace_id = $1 and r.entity = due.entity and r.id = due.id and due.is_deleted
  returning r.version, r.bytes
), spared as (
  update records r
  set deleted_at = null
  from due
  where r.workspace_id = $1 and r.entity = due.entity and r.id = due.id and not due.is_deleted
  returning r.bytes
), raised as (
  update workspaces w
  set
    horizon = greatest(w.horizon, freed.version),
    bytes = w.bytes - freed.bytes,
    deleted_bytes = w.deleted_bytes - freed.bytes - kept.bytes
  from
    (select max(version) as version, coalesce(sum(bytes), 0) as bytes from gone) freed,
    (select coalesce(sum(bytes), 0) as bytes from spared) kept
  where w.id = $1 and exists (select from due)
)
select count(*)::int as due from due`;
