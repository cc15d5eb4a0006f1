/**
 * Merging records into the table, for any number of workspaces in one statement.
 * `shared/src/merge/mergeFields.ts` says the same in TypeScript; a property test holds both against each other [MG4].
 */

import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxFieldsPerRecord, maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import { databaseMoment } from '../database/epoch.ts';
import { defineRoutine } from '../database/routine.ts';
import type { Statement } from '../database/statements.ts';
import type { InCommit } from '../news/newsChannel.ts';

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
  /** Why nothing of this push was written; null: nothing spoke against it. */
  refusal: StorageRefusal | null;
}

/** The record would have grown too large, got too many fields, or grown its workspace beyond the quota [FA2]. */
export type StorageRefusal = 'too_large' | 'too_many_fields' | 'over_quota';

/**
 * Locks the workspaces $1, in one order for everybody. It must be a statement of its own: a statement that both waits
 * for a lock and reads rows sees a snapshot from before the wait [SV2].
 */
export const lockedRows = 'from workspaces where id = any ($1::uuid[]) order by id for update';

export function lockWorkspaces(ids: string[]): Statement {
  return { text: `select ${lockedRows}`, values: [ids] };
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
  /** What a workspace may hold, and as much again of what is deleted [FA2]; null: any amount. */
  quotaBytes: number | null;
  /** How the commit tells other processes which workspaces moved; null: it does not. */
  inCommit: InCommit | null;
}

/** Answers one row, for `readStored`. Runs under the lock of the workspaces, in a statement of its own [SV2]. */
export function pushRecords(records: readonly PushedRecord[], options: PushOptions): Statement {
  const text = `select stored from ${pushRoutine.name}($1, $2, $3, $4, $5, $6, ${databaseMoment})`;
  return { text, values: pushValues(records, options) };
}

/** What the routine takes, before the database's moment. */
export function pushValues(records: readonly PushedRecord[], options: PushOptions): unknown[] {
  const { nowMs, push, quotaBytes, inCommit } = options;
  const input = records.map(({ workspace, entity, id, fields }, n) => ({
    n,
    workspace_id: workspace,
    entity,
    id,
    fields,
  }));
  return [JSON.stringify(input), nowMs, push, quotaBytes, inCommit?.channel ?? null, inCommit?.sender ?? null];
}

/** Of a workspace's lives the newest are kept as they were. */
const maxLives = 32;
/** A number of a few bytes may have more than three hundred digits; most records need not be written out to be measured. */
const mostTextPerByte = 32;
/** A field is two headers, a name, and a list with a stamp in it. */
const fewestBytesPerField = 55;
/** In memory. A record of no more has neither too much text nor too many fields: most need not be looked at closer. */
const surelyFits = Math.min(maxStoredRecordBytes / mostTextPerByte, maxFieldsPerRecord * fewestBytesPerField);

/**
 * What is there is changed at the place where it was read: under the lock nobody moves it, and by its key the planner
 * would have a choice [see routine.ts]. New records go without ON CONFLICT, which costs them half as much again, for
 * under the lock nobody else adds one.
 *
 * News are told in the form of `news/newsText.ts`; a payload holds less than 8,000 bytes.
 *
 * Whatever becomes of a list of lives, it may only doubt more cursors than the full one: an entry counts against every
 * cursor of a smaller life, so a greater life and a smaller version are always safe. Hence a life is entered above the
 * one before, though the clock went back, and the two oldest become one with the later life and the smaller version.
 */
const pushQueryWith = (judge: string) => `
with pushed as (
  select * from jsonb_to_recordset($1) as p (n int, workspace_id uuid, entity text, id uuid, fields jsonb)
), compared as (
  select
    p.n, p.workspace_id, p.entity, p.id, r.version as prior_version, r.place, merged.fields, pairs.winners, pairs.kept,
    size.bytes, coalesce(r.bytes, 0) as prior_bytes, mark.is_mark_only,
    case when fate.is_deleted then size.bytes else 0 end as deleted_bytes,
    case when r.deleted_at is null then 0 else r.bytes end as prior_deleted_bytes,
    case
      when pg_column_size(merged.fields) <= ${surelyFits} or mark.is_mark_only then null
      when octet_length(merged.fields::text) > ${maxStoredRecordBytes} then 'too_large'
      when (select count(*) from jsonb_object_keys(merged.fields)) > greatest(
        ${maxFieldsPerRecord}, (select count(*) from jsonb_object_keys(r.fields))
      ) then 'too_many_fields'
    end as unfit,
    case when fate.is_deleted then to_timestamp($2::float8 / 1000) end as deleted_at
  from pushed p
  left join lateral (
    select r.version, r.fields, r.bytes, r.deleted_at, r.ctid as place
    from records r
    where
      r.workspace_id = p.workspace_id
      and (r.entity, r.id) >= (p.entity, p.id) and (r.entity, r.id) <= (p.entity, p.id)
    order by r.entity, r.id
    limit 1
  ) r on true
  cross join lateral (
    select
      case
        when r.version is null then p.fields
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
      where r.version is not null
    ) each_field
  ) pairs
  cross join lateral (
    select case when r.version is null then pairs.winners else r.fields || pairs.winners end as fields offset 0
  ) merged
  cross join lateral (select r.version is not null and pairs.winners - 'deleted' = '{}' as is_mark_only) mark
  cross join lateral (select fields_bytes(merged.fields) as bytes) size
  cross join lateral (select is_deleted(merged.fields) as is_deleted) fate
), judged as (${judge}
), numbered as materialized (
  select
    c.n, c.workspace_id, c.entity, c.id, c.prior_version, c.place, c.fields, c.winners, c.kept, c.bytes, c.prior_bytes,
    c.deleted_bytes, c.prior_deleted_bytes, c.deleted_at, c.refusal, w.place as workspace_place,
    case when is_written then w.version + row_number() over (partition by w.id, is_written order by c.n) end as version
  from judged c
  cross join lateral (select c.winners <> '{}' and c.refusal is null as is_written) fate
  left join lateral (
    select w.id, w.version, w.ctid as place from workspaces w where w.id = c.workspace_id offset 0
  ) w on true
), added as (
  insert into records (workspace_id, entity, id, fields, version, deleted_at, bytes)
  select c.workspace_id, c.entity, c.id, c.winners, c.version, c.deleted_at, c.bytes
  from numbered c
  where c.version is not null and c.prior_version is null
), changed as (
  update records r
  set fields = c.fields, version = c.version, deleted_at = c.deleted_at, bytes = c.bytes
  from numbered c
  where r.ctid = c.place and c.version is not null
), moved as (
  update workspaces w
  set
    version = m.version,
    version_before = w.version,
    bytes = w.bytes + m.growth,
    deleted_bytes = w.deleted_bytes + m.deleted_growth,
    last_push = $3,
    life = $8,
    lives = case
      when w.life = $8 then w.lives
      else case
        when array_length(w.lives, 1) >= ${maxLives} then array[[w.lives[2][1], w.lives[1][2]]] || w.lives[3:]
        else w.lives
      end || array[[greatest($8, w.lives[array_length(w.lives, 1)][1] + 1), w.version]]
    end
  from (
    select
      workspace_place,
      max(version) as version,
      sum(bytes - prior_bytes) as growth,
      sum(deleted_bytes - prior_deleted_bytes) as deleted_growth
    from numbered
    where version is not null
    group by workspace_place
  ) m
  where w.ctid = m.workspace_place
  returning w.id, w.version
), told as (
  select pg_notify($5::text, concat_ws(' ', $6::text, $7::text, $8, string_agg(id || ':' || version, ',')))
  from (select id, version, (row_number() over () - 1) / 100 as payload from moved where $5::text is not null) numbered_moves
  group by payload
)
select json_agg(
  json_build_array(
    c.prior_version,
    c.version,
    case when c.prior_version is not null then array(select jsonb_object_keys(c.winners)) end,
    c.kept,
    c.refusal
  )
  order by c.n
)::text as stored
from numbered c
-- Always true: what nothing asks for is not told.
where (select count(*) from told) >= 0`;

const pushQuery = pushQueryWith('select c.*, c.unfit as refusal from compared c');

/**
 * Sizes are kept beside the data, so nothing is added up to know what a workspace holds. What is deleted counts apart, and
 * may take as much again as the rest: so a deletion makes room at once, and deletions are no place to store things in.
 * What grows least comes first, and makes room before it takes any: so whoever finds none is followed by nobody who
 * would have found some [SV3]. The mark of a deletion alone, set or taken away, is always taken, and so is what grows
 * nothing, or nobody could make room.
 */
export const quotaQuery = pushQueryWith(`
  select
    c.*,
    coalesce(c.unfit, case
      when c.is_mark_only then null
      when c.live_growth > 0 and c.live_after > $4 or c.growth > 0 and c.bytes_after > 2 * $4 then 'over_quota'
    end) as refusal
  from (
    select
      c.*,
      w.bytes - w.deleted_bytes + sum(c.live_growth) over smallest_first as live_after,
      w.bytes + sum(c.growth) over smallest_first as bytes_after
    from (
      select
        c.*,
        c.bytes - c.prior_bytes as growth,
        c.bytes - c.deleted_bytes - (c.prior_bytes - c.prior_deleted_bytes) as live_growth
      from compared c
    ) c
    left join lateral (select w.bytes, w.deleted_bytes from workspaces w where w.id = c.workspace_id offset 0) w on true
    window smallest_first as (
      partition by c.workspace_id, c.winners <> '{}' and c.unfit is null order by c.live_growth, c.growth, c.n
    )
  ) c`);

/** Records, milliseconds since 1970, number of the push, quota, channel and sender of its news, the database's moment. */
export const pushRoutine = defineRoutine({
  title: 'push_records',
  takes: ['jsonb', 'float8', 'bigint', 'bigint', 'text', 'text', 'text', 'bigint'],
  returns: 'table (stored text)',
  body: `
  if $4 is null then
    return query ${pushQuery};
  else
    return query ${quotaQuery};
  end if;`,
});

/** One per record, in order. */
export function readStored(text: string): StoredRecord[] {
  type Row = [number | null, number | null, string[] | null, Fields, StorageRefusal | null];
  const rows = JSON.parse(text) as Row[];
  return rows.map(([priorVersion, version, taken, kept, refusal]) => ({
    priorVersion,
    version,
    taken,
    kept,
    refusal,
  }));
}
