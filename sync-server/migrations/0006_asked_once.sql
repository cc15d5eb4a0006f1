-- Up Migration

-- Asking for the system identifier reads a file, and it stays what it is while the database runs. So the answer is kept
-- with the incarnation that gave it and the role it was given to: a row that came from elsewhere, out of a backup or
-- from the database a standby follows, is of another incarnation, and what one role may ask another may not.
alter table server_state
  add column asked_in_incarnation bigint,
  add column asked_by name,
  add column system_identifier text;

-- Empty where it is forbidden. What only fails now must not look so.
create function ask_system_identifier() returns text language plpgsql stable as $$
begin
  return (select c.system_identifier from pg_control_system() c);
exception when others then
  if sqlstate ~ '^(53|57|58)' then raise; end if;
  return '';
end $$;

-- Answers what it did before. Every batch asks, so it asks no more than what may have changed [RH1].
create or replace function database_epoch() returns text language plpgsql stable as $$
declare
  epoch text;
  database oid;
  system_id text;
  timeline text := '';
begin
  select
    s.epoch,
    d.oid,
    case when s.asked_in_incarnation = database_life() and s.asked_by = current_user then s.system_identifier end
  into epoch, database, system_id
  from server_state s, pg_database d
  where d.datname = current_database();
  if system_id is null then
    system_id := ask_system_identifier();
  end if;
  -- Never kept: a standby takes over without a restart. Nor from the control file, which learns of that at its first
  -- checkpoint only. Forbidden by some managed databases, and not to be had from a standby.
  begin
    timeline := left(pg_walfile_name(pg_current_wal_lsn()), 8);
  exception when others then
    if sqlstate ~ '^(53|57|58)' then raise; end if;
  end;
  return left(encode(sha256(convert_to(concat_ws('/',
    epoch, system_id, timeline, database, 'records'::regclass::oid
  ), 'UTF8')), 'hex'), 32);
end $$;

-- Once an incarnation. Nothing waits here, and no batch comes here, for a batch holds locks that others wait for: who
-- finds the row locked leaves it as it is. So does who may not write, as a role that only reads, or a standby; it asks
-- each time.
create function keep_system_identifier() returns void language plpgsql as $$
begin
  update server_state
  set asked_in_incarnation = database_life(), asked_by = current_user, system_identifier = ask_system_identifier()
  where only_row = (
    select s.only_row
    from server_state s
    where (s.asked_in_incarnation, s.asked_by) is distinct from (database_life(), current_user)
    for update skip locked
  );
exception when others then
  null;
end $$;
select keep_system_identifier();
