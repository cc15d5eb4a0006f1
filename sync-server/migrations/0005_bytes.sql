-- Up Migration

-- What fields take in memory, the same wherever they come from: rows in a table or on their way through a plan may hold
-- them packed, and `||` unpacks what is. Holds no query of its own, so the planner writes it out where it is used.
create function fields_bytes(fields jsonb) returns int language sql stable parallel safe
  return pg_column_size(fields || '{}');

-- What a workspace holds is kept beside it, so that no push has to add it up [FA2]. A process of the version before, at
-- work during an update, leaves what it writes at its old size; the next write of such a record makes up for it.
alter table workspaces
  add column bytes bigint not null default 0,
  -- Those of its records that are tombstones.
  add column deleted_bytes bigint not null default 0;
alter table records add column bytes int not null default 0;
update records set bytes = fields_bytes(fields);
update workspaces w set bytes = held.bytes, deleted_bytes = held.deleted_bytes
from (
  select
    workspace_id,
    sum(bytes) as bytes,
    coalesce(sum(bytes) filter (where deleted_at is not null), 0) as deleted_bytes
  from records
  group by workspace_id
) held
where held.workspace_id = w.id;

-- Sessions that have ended are found by their end, once a day.
create index "session_expiresAt_idx" on "session" ("expiresAt");
