-- A cursor of an earlier incarnation was promised everything up to its head. That is here unless a later incarnation
-- began below it: then files from before were put back, though others may have written past that head since.
-- An incarnation that lies ahead was lost too, or a clock was set back; either way only the present one is believed.
select
  p.n,
  json_build_object(
    'epoch', $2, 'incarnation', $3, 'head', w.version, 'validity', cursor.validity,
    'versions', news.versions, 'found', news.found
  )::text,
  news.text
from jsonb_to_recordset($1)
  as p (n int, workspace_id uuid, take int, push bigint, epoch text, incarnation bigint, head bigint, version bigint, since bigint)
cross join lateral (select w.* from workspaces w where w.id = p.workspace_id offset 0) w
cross join lateral (
  select least(w.version, min(w.lives[entry][2])) as kept
  from generate_subscripts(w.lives, 1) entry
  where w.lives[entry][1] > p.incarnation and p.incarnation <> $3
) promise
cross join lateral (
  select case
    when p.epoch is distinct from $2 or p.incarnation > $3 or p.head > promise.kept then 'unknown'
    when p.since < w.horizon then 'expired'
    else 'good'
  end as validity
) cursor
left join lateral (
  -- In the order of the page, which nothing below changes.
  select
    json_agg(version) filter (where bytes_before < :max_page_bytes) as versions,
    string_agg(change, e',\n') filter (where bytes_before < :max_page_bytes) as text,
    count(*) as found
  from (
    select
      page.*,
      sum(octet_length(change)) over (order by version rows unbounded preceding) - octet_length(change) as bytes_before
    from (
      select
        r.version,
        '{"entity":' || to_json(r.entity)::text || ',"id":"' || r.id || '","fields":' || r.fields::text || '}' as change
      from records r
      where r.workspace_id = p.workspace_id and r.version > case when cursor.validity = 'good' then p.version else 0 end
        and not coalesce(cursor.validity = 'good' and w.last_push = p.push and w.version_before <= p.version, false)
      order by r.version
      limit p.take
    ) page
  ) measured
) news on true
