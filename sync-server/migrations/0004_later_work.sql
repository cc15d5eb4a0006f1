-- Up Migration

-- Whether a record is deleted: marked so, and nobody filled one of its fields later. `isDeletedRecord` in TypeScript says
-- the same [MG4][MG5]. JSON paths compare text by code points, whatever the collation, and that is the order of stamps.
-- Looks at the mark first, for most records have none, and holds no query of its own: so the planner writes it out where
-- it is used. Called, it would cost such a record ten times as much.
create function is_deleted(fields jsonb) returns boolean language sql immutable parallel safe
  return case
    when fields -> 'deleted' -> 0 = 'true' then not (fields - 'order') @? 'strict $.* ? (@[1] > $.deleted[1])'
    else false
  end;

-- Until now every mark made a tombstone. Only who holds the lock of a workspace may change its records, and this changes
-- those of many: so nobody else gets one until it is done.
lock table workspaces in exclusive mode;
update records set deleted_at = null where deleted_at is not null and not is_deleted(fields);
