/** Reading what is new in any number of workspaces, in one statement and so from one snapshot of the database. */

import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxPageBytes } from '@holdfast/shared/protocol/limits';
import type { Cursor, Moment } from '../sync/cursor.ts';
import type { Statement } from './statements.ts';

export interface Pull {
  workspace: string;
  /** Null: from the beginning. */
  cursor: Cursor | null;
  /** Rows at most. */
  take: number;
  /**
   * The push before it in this transaction, if this workspace was pushed to by this device alone: a device that was up
   * to date before has nothing to read but its own.
   */
  push?: number;
}

export interface PulledRow {
  entity: string;
  id: string;
  fields: Fields;
  version: number;
}

/**
 * What a cursor is worth: `unknown` when some of what it was promised may be missing here, `expired` when all of that
 * is here but deletions it never heard of are forgotten. The rows begin at 0 unless it is `good`.
 */
export type Standing = 'good' | 'expired' | 'unknown';

/** The moment is the snapshot the rows were read from. */
export interface Pulled extends Moment {
  standing: Standing;
  rows: PulledRow[];
  /** There were more of the rows asked for than a page may weigh. */
  isCut: boolean;
}

/** Answers at least one row per pull whose workspace exists, in order. */
export function pullRecords(pulls: readonly Pull[]): Statement {
  const input = pulls.map(({ workspace, cursor, take, push }, n) => ({
    n,
    workspace_id: workspace,
    take,
    push,
    ...cursor,
  }));
  return { text: pullText, values: [JSON.stringify(input)] };
}

/**
 * A cursor of an earlier life was promised everything up to its head. That is here unless a later life began below it:
 * then files from before were put back, though others may have written past that head since.
 * A life that lies ahead was lost too, or a clock was set back; either way only the present life's word is taken.
 */
const pullText = `
with here as materialized (
  select database_epoch() as epoch, database_life() as life
)
select p.n, here.epoch, here.life, w.version as head, cursor.standing,
  news.entity, news.id, news.fields, news.version, news.found
from jsonb_to_recordset($1::jsonb)
  as p (n int, workspace_id uuid, take int, push bigint, epoch text, life bigint, head bigint, version bigint, since bigint)
join workspaces w on w.id = p.workspace_id
cross join here
cross join lateral (
  select least(w.version, min(w.lives[entry][2])) as kept
  from generate_subscripts(w.lives, 1) entry
  where w.lives[entry][1] > p.life and p.life <> here.life
) promise
cross join lateral (
  select case
    when p.epoch is distinct from here.epoch or p.life > here.life or p.head > promise.kept then 'unknown'
    when p.since < w.horizon then 'expired'
    else 'good'
  end as standing
) cursor
left join lateral (
  select weighed.*
  from (
    select
      page.*,
      count(*) over () as found,
      sum(octet_length(page.fields)) over (order by page.version) - octet_length(page.fields) as bytes_before
    from (
      select r.entity, r.id, r.fields::text as fields, r.version
      from records r
      where r.workspace_id = p.workspace_id and r.version > case when cursor.standing = 'good' then p.version else 0 end
        and not coalesce(cursor.standing = 'good' and w.last_push = p.push and w.version_before <= p.version, false)
      order by r.version
      limit p.take
    ) page
  ) weighed
  where weighed.bytes_before < ${maxPageBytes}
) news on true
order by p.n, news.version`;

/** Answers per pull, in order; undefined where the workspace does not exist. */
export function readPulled(rows: readonly Record<string, unknown>[], pulls: number): (Pulled | undefined)[] {
  const answers: (Pulled | undefined)[] = Array.from({ length: pulls });
  for (const row of rows) {
    const n = row.n as number;
    const answer = answers[n] ?? {
      epoch: row.epoch as string,
      life: Number(row.life),
      head: Number(row.head),
      standing: row.standing as Standing,
      rows: [],
      isCut: false,
    };
    answers[n] = answer;
    if (row.version === null) continue;
    const { entity, id } = row as unknown as PulledRow;
    const fields = JSON.parse(row.fields as string) as Fields;
    answer.rows.push({ entity, id, fields, version: Number(row.version) });
    answer.isCut = answer.rows.length < Number(row.found);
  }
  return answers;
}
