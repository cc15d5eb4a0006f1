-- What is there is changed at the place where it was read: under the lock nobody moves it, and by its key the planner
-- would have a choice [see routine.ts]. New records go without ON CONFLICT, which costs them half as much again, for
-- under the lock nobody else adds one.
--
-- Other processes are told in the form of `notifications/notificationText.ts`; a payload holds less than 8,000 bytes.
with pushed as (
  select * from jsonb_to_recordset($1) as p (n int, workspace_id uuid, entity text, id uuid, fields jsonb)
), compared as (
  select
    p.n, p.workspace_id, p.entity, p.id, r.version as prior_version, r.place, merged.fields, pairs.winners, pairs.kept,
    size.bytes, coalesce(r.bytes, 0) as prior_bytes, mark.is_mark_only,
    case when fate.is_deleted then size.bytes else 0 end as deleted_bytes,
    case when r.deleted_at is null then 0 else r.bytes end as prior_deleted_bytes,
    case
      when pg_column_size(merged.fields) <= :surely_fits or mark.is_mark_only then null
      when octet_length(merged.fields::text) > :max_record_bytes then 'too_large'
      when (select count(*) from jsonb_object_keys(merged.fields)) > greatest(
        :max_fields, (select count(*) from jsonb_object_keys(r.fields))
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
), judged as (
  :judged
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
    lives = :incarnations
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
:into
from numbered c
-- Always true: what nothing asks for is not told.
where (select count(*) from told) >= 0
