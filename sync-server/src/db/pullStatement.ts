/** Reading what is new in any number of workspaces, in one statement and so from one snapshot of the database. */

import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxPageBytes } from '@holdfast/shared/protocol/limits';
import type { Cursor } from '../sync/cursor.ts';
import type { Statement } from './statements.ts';

export interface Pull {
  workspace: string;
  /** Null: from the beginning. */
  cursor: Cursor | null;
  /** Rows at most. */
  take: number;
}

export interface PulledRow {
  entity: string;
  id: string;
  fields: Fields;
  version: number;
}

export interface Pulled {
  epoch: string;
  /** The workspace's version in the snapshot the rows were read from. */
  head: number;
  /** Whether the cursor was one of this database and above the horizon; if not, the rows begin at 0. */
  isKnown: boolean;
  rows: PulledRow[];
  /** There were more of the rows asked for than a page may weigh. */
  isCut: boolean;
}

/** Answers at least one row per pull whose workspace exists, in order. */
export function pullRecords(pulls: readonly Pull[]): Statement {
  const input = pulls.map(({ workspace, cursor, take }, n) => ({ n, workspace_id: workspace, take, ...cursor }));
  return { text: pullText, values: [JSON.stringify(input)] };
}

const pullText = `
select p.n, s.epoch, w.version as head, cursor.is_known, news.entity, news.id, news.fields, news.version, news.found
from jsonb_to_recordset($1::jsonb)
  as p (n int, workspace_id uuid, take int, epoch text, version bigint, since bigint)
join workspaces w on w.id = p.workspace_id
cross join server_state s
cross join lateral (
  select coalesce(
    p.epoch = s.epoch and p.version <= w.version and p.since <= w.version and p.since >= w.horizon, false
  ) as is_known
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
      where r.workspace_id = p.workspace_id and r.version > case when cursor.is_known then p.version else 0 end
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
      head: Number(row.head),
      isKnown: row.is_known as boolean,
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
