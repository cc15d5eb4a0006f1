-- Sizes are kept beside the data, so nothing is added up to know what a workspace holds. What is deleted counts apart, and
-- may take as much again as the rest: so a deletion makes room at once, and deletions are no place to store things in.
-- What grows least comes first, so what makes room does so before any is taken, and nothing after the first record that
-- does not fit would have fitted [SV3]. A change of nothing but the mark of a deletion is always accepted, and so is what
-- does not grow, or nobody could make room.
select
  c.*,
  coalesce(c.unfit, case
    when c.is_mark_only then null
    when c.live_growth > 0 and c.live_after > $4 or c.growth > 0 and c.bytes_after > 2 * $4 then 'over_quota'
  end) as refusal
from (
  select
    c.*,
    w.bytes - w.deleted_bytes + sum(c.live_growth) over smallest_first as live_after,
    w.bytes + sum(c.growth) over smallest_first as bytes_after
  from (
    select
      c.*,
      c.bytes - c.prior_bytes as growth,
      c.bytes - c.deleted_bytes - (c.prior_bytes - c.prior_deleted_bytes) as live_growth
    from compared c
  ) c
  left join lateral (select w.bytes, w.deleted_bytes from workspaces w where w.id = c.workspace_id offset 0) w on true
  window smallest_first as (
    partition by c.workspace_id, c.winners <> '{}' and c.unfit is null order by c.live_growth, c.growth, c.n
  )
) c
