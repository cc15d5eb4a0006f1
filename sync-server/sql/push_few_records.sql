-- What `push_records.sql` does to all records at once, done to one after the other, by the same expressions; a property
-- test holds both against each other. Goes round once more after the last record, to move the workspace that one was of.
  for n in 0 .. jsonb_array_length($1) loop
    pushed := $1 -> n;
    pushed_to := (pushed ->> 'workspace_id')::uuid;
    if pushed is null or pushed_to is distinct from home_id then
      if last_version > home_version then
        update workspaces w
        set
          version = here.last_version,
          version_before = case when w.last_push = $3 then w.version_before else w.version end,
          bytes = w.bytes + here.growth,
          deleted_bytes = w.deleted_bytes + here.deleted_growth,
          last_push = $3,
          life = $8,
          lives = :incarnations
        where w.ctid = here.home_place;
        moved := moved || ',' || home_id || ':' || last_version;
      end if;
      exit when pushed is null;
      select w.id, w.version, w.ctid into home_id, home_version, home_place
      from workspaces w where w.id = here.pushed_to;
      last_version := home_version;
      growth := 0;
      deleted_growth := 0;
    end if;
    entity := pushed ->> 'entity';
    id := (pushed ->> 'id')::uuid;
    fields := pushed -> 'fields';
    select r.version, r.fields, r.bytes, r.deleted_at, r.ctid as place, pairs.winners, pairs.taken, pairs.kept into prior
    from records r
    cross join lateral (
      select
        coalesce(jsonb_object_agg(name, pushed_pair) filter (where wins), '{}') as winners,
        coalesce(json_agg(name) filter (where wins), '[]') as taken,
        coalesce(jsonb_object_agg(name, stored_pair) filter (where not wins and stored_pair <> pushed_pair), '{}') as kept
      from (
        select
          f.key as name,
          f.value as pushed_pair,
          r.fields -> f.key as stored_pair,
          coalesce((f.value ->> 1) collate "C" > (r.fields -> f.key ->> 1) collate "C", true) as wins
        from jsonb_each(here.fields) f
      ) each_field
    ) pairs
    where
      r.workspace_id = here.pushed_to
      and (r.entity, r.id) >= (here.entity, here.id)
      and (r.entity, r.id) <= (here.entity, here.id)
    order by r.entity, r.id
    limit 1;
    if prior.version is null then
      winners := fields;
      merged := fields;
      kept := '{}';
    else
      winners := prior.winners;
      kept := prior.kept;
      merged := prior.fields || winners;
    end if;
    refusal := null;
    if pg_column_size(merged) > :surely_fits and (prior.version is null or winners - 'deleted' <> '{}') then
      refusal := case
        when octet_length(merged::text) > :max_record_bytes then 'too_large'
        when (select count(*) from jsonb_object_keys(here.merged)) > greatest(
          :max_fields, (select count(*) from jsonb_object_keys(here.prior.fields))
        ) then 'too_many_fields'
      end;
    end if;
    version := null;
    if winners <> '{}' and refusal is null and home_version is not null then
      last_version := last_version + 1;
      version := last_version;
      bytes := fields_bytes(merged);
      deleted_at := case when is_deleted(merged) then to_timestamp($2::float8 / 1000) end;
      growth := growth + bytes;
      if deleted_at is not null then
        deleted_growth := deleted_growth + bytes;
      end if;
      if prior.version is null then
        insert into records (workspace_id, entity, id, fields, version, deleted_at, bytes)
        values (
          here.pushed_to, here.entity, here.id, here.merged, here.version, here.deleted_at, here.bytes
        );
      else
        growth := growth - prior.bytes;
        if prior.deleted_at is not null then
          deleted_growth := deleted_growth - prior.bytes;
        end if;
        update records r
        set fields = here.merged, version = here.version, deleted_at = here.deleted_at, bytes = here.bytes
        where r.ctid = here.prior.place;
      end if;
    end if;
    stored := stored || ',' || json_build_array(prior.version, version, prior.taken, kept, refusal);
  end loop;
  if $5 is not null and moved <> '' then
    perform pg_notify($5, concat_ws(' ', $6, $7, $8, substr(here.moved, 2)));
  end if;
  return '[' || substr(stored, 2) || ']';
