/**
 * Merging records into the table, for any number of workspaces in one statement.
 * `shared/src/merge/mergeFields.ts` says the same in TypeScript; a property test holds both against each other [MG4].
 */

import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import type { InCommit } from '../live/newsChannel.ts';
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
  /** Names whose pushed pair is now stored; null: all, for the record is new. */
  taken: string[] | null;
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

/** Until when a batch waits for locks others hold, within its transaction only: no session keeps it. */
export function limitLockWait(ms: number): Statement {
  return { text: `set local lock_timeout = ${Math.floor(ms)}`, values: [] };
}

/** Answers `{ id }` of those whose lock nobody holds now. */
export function findUnlocked(ids: string[]): Statement {
  return { text: 'select id from workspaces where id = any ($1::uuid[]) for update skip locked', values: [ids] };
}

export interface PushOptions {
  /** Since 1970. */
  nowMs: number;
  /** Names this push; a pull that follows it in the same transaction says the same [DB2]. */
  push: number;
  /** How the commit tells other processes which workspaces moved; null: it does not. */
  inCommit: InCommit | null;
}

/** Answers one row per record, in order. Runs under the lock of its workspaces. */
export function pushRecords(records: readonly PushedRecord[], { nowMs, push, inCommit }: PushOptions): Statement {
  const input = records.map(({ workspace, entity, id, fields }, n) => ({
    n,
    workspace_id: workspace,
    entity,
    id,
    fields,
  }));
  const values = [JSON.stringify(input), nowMs, push];
  if (inCommit === null) return { text: pushText(''), values };
  return { text: pushText(tellOthers), values: [...values, inCommit.channel, inCommit.sender] };
}

/** Of a workspace's lives the newest are kept as they were. */
const maxLives = 32;

/** In the form of `live/newsText.ts`. A payload holds less than 8,000 bytes. */
const tellOthers = `, told as (
  select pg_notify($4, concat_ws(' ', $5::text, database_epoch(), database_life(), string_agg(id || ':' || version, ',')))
  from (select id, version, (row_number() over () - 1) / 100 as payload from moved) numbered_moves
  group by payload
)`;

/**
 * Whatever becomes of a list of lives, it may only doubt more cursors than the full one: an entry counts against every
 * cursor of a smaller life, so a greater life and a smaller version are always safe. Hence a life is entered above the
 * one before, though the clock went back, and the two oldest become one with the later life and the smaller version.
 */
const pushText = (told: string) => `
with pushed as (
  select * from jsonb_to_recordset($1::jsonb) as p (n int, workspace_id uuid, entity text, id uuid, fields jsonb)
), compared as (
  select
    p.n, p.workspace_id, p.entity, p.id, r.id is null as is_new, r.version as prior_version, pairs.winners, pairs.kept,
    octet_length(merged.fields::text) > ${maxStoredRecordBytes} as is_too_large,
    case when merged.fields -> 'deleted' -> 0 = 'true' then to_timestamp($2::float8 / 1000) end as deleted_at
  from pushed p
  left join records r using (workspace_id, entity, id)
  cross join lateral (
    select
      case
        when r.id is null then p.fields
        else coalesce(jsonb_object_agg(name, pushed_pair) filter (where wins), '{}')
      end as winners,
      coalesce(jsonb_object_agg(name, stored_pair) filter (where not wins and stored_pair <> pushed_pair), '{}') as kept
    from (
      select
        f.key as name,
        f.value as pushed_pair,
        r.fields -> f.key as stored_pair,
        coalesce((f.value ->> 1) collate "C" > (r.fields -> f.key ->> 1) collate "C", true) as wins
      from jsonb_each(p.fields) f
      where r.id is not null
    ) each_field
  ) pairs
  cross join lateral (select coalesce(r.fields, '{}') || pairs.winners as fields) merged
), numbered as (
  select c.n, w.id as workspace_id, w.version + row_number() over (partition by w.id order by c.n) as version
  from compared c
  join workspaces w on w.id = c.workspace_id
  where c.winners <> '{}' and not c.is_too_large
), written as (
  insert into records as r (workspace_id, entity, id, fields, version, deleted_at)
  select c.workspace_id, c.entity, c.id, c.winners, v.version, c.deleted_at
  from compared c
  join numbered v on v.n = c.n
  on conflict (workspace_id, entity, id)
  do update
  set fields = r.fields || excluded.fields, version = excluded.version, deleted_at = excluded.deleted_at
), moved as (
  update workspaces w
  set
    version = last.version,
    version_before = w.version,
    last_push = $3,
    life = database_life(),
    lives = case
      when w.life = database_life() then w.lives
      else case
        when array_length(w.lives, 1) >= ${maxLives} then array[[w.lives[2][1], w.lives[1][2]]] || w.lives[3:]
        else w.lives
      end || array[[greatest(database_life(), w.lives[array_length(w.lives, 1)][1] + 1), w.version]]
    end
  from (select workspace_id, max(version) as version from numbered group by workspace_id) last
  where w.id = last.workspace_id
  returning w.id, w.version
)${told}
select c.prior_version, v.version, case when not c.is_new then array(select jsonb_object_keys(c.winners)) end as taken, c.kept, c.is_too_large${told && ', (select count(*) from told)'}
from compared c
left join numbered v on v.n = c.n
order by c.n`;

export function readStoredRecord(row: Record<string, unknown>): StoredRecord {
  return {
    priorVersion: readVersion(row.prior_version),
    version: readVersion(row.version),
    taken: row.taken as string[] | null,
    kept: row.kept as Fields,
    isTooLarge: row.is_too_large as boolean,
  };
}

/** The driver gives bigint as text. */
function readVersion(value: unknown): number | null {
  return value === null ? null : Number(value);
}
