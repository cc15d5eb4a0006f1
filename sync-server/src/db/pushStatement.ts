/**
 * Merging records into the table, for any number of workspaces in one statement.
 * `shared/src/merge/mergeFields.ts` says the same in TypeScript; a property test holds both against each other [MG4].
 */

import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import type { Statement } from './statements.ts';

/** Some fields of one record of one workspace. A record occurs once in a push. */
export interface PushedRecord {
  workspace: string;
  entity: string;
  id: string;
  fields: Fields;
}

/** What became of a pushed record. */
export interface StoredRecord {
  /** Of the record before the push; null when it was new. */
  priorVersion: number | null;
  /** Null when nothing was newer than what was stored: then nothing was written [SV1]. */
  version: number | null;
  /** Names whose pushed pair is now stored. */
  taken: string[];
  /** Stored pairs that differ from the pushed ones. */
  kept: Fields;
  /** The record would have grown too large, so nothing of this push was written. */
  isTooLarge: boolean;
}

/**
 * Locks the workspaces, in one order for everybody. It must be a statement of its own: a statement that both waits
 * for a lock and reads rows sees a snapshot from before the wait [SV2].
 */
export function lockWorkspaces(ids: string[]): Statement {
  return { text: 'select from workspaces where id = any ($1::uuid[]) order by id for update', values: [ids] };
}

/** Answers one row per record, in order. Runs under the lock of its workspaces. */
export function pushRecords(records: readonly PushedRecord[]): Statement {
  const input = records.map(({ workspace, entity, id, fields }, n) => ({
    n,
    workspace_id: workspace,
    entity,
    id,
    fields,
  }));
  return { text: pushText, values: [JSON.stringify(input)] };
}

const pushText = `
with pushed as (
  select * from jsonb_to_recordset($1::jsonb) as p (n int, workspace_id uuid, entity text, id uuid, fields jsonb)
), compared as (
  select
    p.n, p.workspace_id, p.entity, p.id, r.version as prior_version, pairs.winners, pairs.kept,
    octet_length((coalesce(r.fields, '{}') || pairs.winners)::text) > ${maxStoredRecordBytes} as is_too_large
  from pushed p
  left join records r using (workspace_id, entity, id)
  cross join lateral (
    select
      coalesce(jsonb_object_agg(name, pushed_pair) filter (where wins), '{}') as winners,
      coalesce(jsonb_object_agg(name, stored_pair) filter (where not wins and stored_pair <> pushed_pair), '{}') as kept
    from (
      select
        f.key as name,
        f.value as pushed_pair,
        r.fields -> f.key as stored_pair,
        coalesce((f.value ->> 1) collate "C" > (r.fields -> f.key ->> 1) collate "C", true) as wins
      from jsonb_each(p.fields) f
    ) each_field
  ) pairs
), numbered as (
  select c.n, w.id as workspace_id, w.version + row_number() over (partition by w.id order by c.n) as version
  from compared c
  join workspaces w on w.id = c.workspace_id
  where c.winners <> '{}' and not c.is_too_large
), written as (
  insert into records as r (workspace_id, entity, id, fields, version)
  select c.workspace_id, c.entity, c.id, c.winners, v.version
  from compared c
  join numbered v on v.n = c.n
  on conflict (workspace_id, entity, id)
  do update set fields = r.fields || excluded.fields, version = excluded.version
), moved as (
  update workspaces w
  set version = last.version
  from (select workspace_id, max(version) as version from numbered group by workspace_id) last
  where w.id = last.workspace_id
)
select c.prior_version, v.version, array(select jsonb_object_keys(c.winners)) as taken, c.kept, c.is_too_large
from compared c
left join numbered v on v.n = c.n
order by c.n`;

export function readStoredRecord(row: Record<string, unknown>): StoredRecord {
  return {
    priorVersion: readVersion(row.prior_version),
    version: readVersion(row.version),
    taken: row.taken as string[],
    kept: row.kept as Fields,
    isTooLarge: row.is_too_large as boolean,
  };
}

/** The driver gives bigint as text. */
function readVersion(value: unknown): number | null {
  return value === null ? null : Number(value);
}
