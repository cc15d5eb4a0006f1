-- What the push did is row -1. Quotas are looked at only where one may be met: what is there grows by no more than twice
-- what is pushed, which leaves room for how values are aligned, or else by what is brought back. The time to wait for
-- locks ends with the transaction: no session keeps it.
<<here>>
declare
  epoch text;
  incarnation bigint;
  quota bigint;
begin
  if current_setting('transaction_isolation') <> ':isolation' then
    raise exception 'exchanges need default_transaction_isolation = ":isolation"';
  end if;
  perform set_config('lock_timeout', $2, true);
  -- No "where", or the others would not be locked.
  select max($6) filter (where greatest(bytes - deleted_bytes, bytes / 2) + 2 * pg_column_size($3) > $6)
    into here.quota
    from (select bytes, deleted_bytes :locked_rows) locked;
  select :epoch_and_incarnation into here.epoch, here.incarnation;
  return query select -1, stored, null from :push_records($3, $4, $5, here.quota, $7, $8, here.epoch, here.incarnation);
  return query select * from :pull_records($9, here.epoch, here.incarnation);
end;
