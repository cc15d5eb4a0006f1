-- Up Migration

-- Everything devices were told stays true only in one history of this database. Two things tell histories apart [RH1].

-- First the database itself: another one that was put in its place, also a standby that took over.
create function database_epoch() returns text language plpgsql stable as $$
declare
  system_id text := '';
  timeline text := '';
begin
  -- Managed databases forbid one or the other; that part is then always empty. What only fails now must not look so.
  begin
    select system_identifier into system_id from pg_control_system();
  exception when others then
    if sqlstate ~ '^(53|57|58)' then raise; end if;
  end;
  begin
    -- Not from the control file, which learns of a promotion at its first checkpoint only.
    timeline := left(pg_walfile_name(pg_current_wal_lsn()), 8);
  exception when others then
    if sqlstate ~ '^(53|57|58)' then raise; end if;
  end;
  return (
    select left(encode(sha256(convert_to(concat_ws('/',
      s.epoch, system_id, timeline, d.oid, 'records'::regclass::oid
    ), 'UTF8')), 'hex'), 32)
    from server_state s, pg_database d
    where d.datname = current_database()
  );
end $$;

-- Then its lives: files that were put back from an earlier moment look the same, but only after a restart. Microseconds
-- since 1970.
create function database_life() returns bigint language sql stable
  return (extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint;

-- The life of the last write, and of each life that wrote: {life, version before its first write}, oldest first.
alter table workspaces
  add column life bigint not null default 0,
  add column lives bigint[] not null default '{}';

-- Since when a record is a tombstone, by the server's clock; null for every other record.
alter table records add column deleted_at timestamptz;
update records set deleted_at = now() where fields -> 'deleted' -> 0 = 'true';
create index records_deleted_at on records (workspace_id, deleted_at) where deleted_at is not null;
