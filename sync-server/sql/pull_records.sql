-- A cursor of an earlier incarnation was promised everything up to its head. That is here unless a later incarnation
-- began below it: then files from before were put back, though others may have written past that head since.
-- An incarnation that lies ahead was lost too, or a clock was set back; either way only the present one is believed.
--
-- Statements of an exchange have a snapshot each: what was written since `version` was read comes with a later pull.
--
-- Most pulls follow a push of a device that had everything: `after` is the head then, and no record is looked for.
<<pull>>
declare
  asked jsonb;
  asked_incarnation bigint;
  workspace record;
  kept bigint;
  validity text;
  after bigint;
  versions json;
  found_rows bigint;
begin
  for place in 0 .. jsonb_array_length(:pulls) - 1 loop
    asked := :pulls -> place;
    select w.id, w.version, w.version_before, w.last_push, w.horizon into workspace
    from workspaces w where w.id = (pull.asked ->> 'workspace_id')::uuid;
    continue when workspace.id is null;
    kept := workspace.version;
    asked_incarnation := (asked ->> 'incarnation')::bigint;
    if asked_incarnation <> :incarnation then
      kept := least(workspace.version, (
        select min(w.lives[entry][2])
        from workspaces w, generate_subscripts(w.lives, 1) entry
        where w.id = pull.workspace.id and w.lives[entry][1] > pull.asked_incarnation
      ));
    end if;
    validity := case
      when asked ->> 'epoch' is distinct from :epoch or asked_incarnation > :incarnation or (asked ->> 'head')::bigint > kept then 'unknown'
      when (asked ->> 'since')::bigint < workspace.horizon then 'expired'
      else 'good'
    end;
    after := case when validity = 'good' then (asked ->> 'version')::bigint else 0 end;
    if validity = 'good' and workspace.last_push = (asked ->> 'push')::bigint and workspace.version_before <= after then
      after := workspace.version;
    end if;
    records := null;
    versions := null;
    found_rows := 0;
    if after < workspace.version then
      -- In the order of the page, which nothing here changes.
      select
        json_agg(version) filter (where bytes_before < :max_page_bytes),
        string_agg(change, e',\n') filter (where bytes_before < :max_page_bytes),
        count(*)
      into versions, records, found_rows
      from (
        select
          page.*,
          sum(octet_length(change)) over (order by version rows unbounded preceding) - octet_length(change) as bytes_before
        from (
          select
            r.version,
            '{"entity":' || to_json(r.entity)::text || ',"id":"' || r.id || '","fields":' || r.fields::text || '}' as change
          from records r
          where
            r.workspace_id = pull.workspace.id
            and r.version > pull.after and r.version <= pull.workspace.version
          order by r.version
          limit (pull.asked ->> 'take')::int
        ) page
      ) measured;
    end if;
    n := place;
    pulled := json_build_object(
      'epoch', :epoch, 'incarnation', :incarnation, 'head', workspace.version, 'validity', validity,
      'versions', versions, 'found', found_rows
    );
    return next;
  end loop;
end;
