-- One door for any number of records: for a few the start of a plan for any number costs more than they do.
<<here>>
declare
  pushed jsonb;
  pushed_to uuid;
  entity text;
  id uuid;
  fields jsonb;
  home_id uuid;
  home_version bigint;
  home_place tid;
  prior record;
  winners jsonb;
  kept jsonb;
  merged jsonb;
  refusal text;
  bytes int;
  deleted_at timestamptz;
  version bigint;
  last_version bigint;
  growth bigint;
  deleted_growth bigint;
  stored text := '';
  moved text := '';
begin
  if $4 is not null then
    :push_by_quota;
    return stored;
  elsif jsonb_array_length($1) > :most_one_by_one then
    :push_any_number;
    return stored;
  end if;
:push_few
end;
