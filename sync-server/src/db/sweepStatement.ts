/** Forgetting deletions whose time is over [RH2]. */
import type { Statement } from './statements.ts';

/** Records one sweep of a workspace removes at most, so that nobody waits long for its lock. */
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
 * Answers `{ swept }`: how many were removed; fewer than `sweepChunk` when none are left.
 * Runs under the lock of the workspace, after it [SV2]: a tombstone that was edited meanwhile is not due any more,
 * and no page is read between the removal and the new horizon.
 */
export function sweepWorkspace(workspace: string, beforeMs: number): Statement {
  return { text: sweepText, values: [workspace, beforeMs] };
}

const sweepText = `
with due as (
  select entity, id from records
  where workspace_id = $1 and deleted_at <= to_timestamp($2::float8 / 1000)
  order by deleted_at
  limit ${sweepChunk}
), gone as (
  delete from records r
  using due
  where r.workspace_id = $1 and r.entity = due.entity and r.id = due.id
  returning r.version
), raised as (
  update workspaces
  set horizon = greatest(horizon, (select max(version) from gone))
  where id = $1 and exists (select from gone)
)
select count(*)::int as swept from gone`;
