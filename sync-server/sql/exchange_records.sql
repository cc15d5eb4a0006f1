-- What the push did is row -1. Quotas are looked at only where one may be met: what is there grows by no more than twice
-- what is pushed, which leaves room for how values are aligned, or else by what is brought back. The time to wait for
-- locks ends with the transaction: no session keeps it. What is assigned needs no statement, which costs ten times as much.
<<here>>
declare
  epoch text;
  incarnation bigint;
  quota bigint;
  patience text;
begin
  if current_setting('transaction_isolation') <> ':isolation' then
    raise exception 'exchanges need default_transaction_isolation = ":isolation"';
  end if;
  patience := set_config('lock_timeout', $2, true);
  if $6 is null then
    perform :locked_rows;
  else
    -- No "where", or the others would not be locked.
    select max($6) filter (where greatest(bytes - deleted_bytes, bytes / 2) + 2 * pg_column_size($3) > $6)
      into here.quota
      from (select bytes, deleted_bytes :locked_rows) locked;
  end if;
  epoch := database_epoch();
  incarnation := database_life();
  n := -1;
  pulled := :push_records($3, $4, $5, here.quota, $7, $8, here.epoch, here.incarnation);
  return next;
  :pull_records
end;
