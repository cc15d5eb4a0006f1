/** Reading what is new in any number of workspaces, in one statement and so from one snapshot of the database. */

import { maxPageBytes } from '@holdfast/shared/protocol/limits';
import type { Cursor, Moment } from '../database/cursor.ts';
import { databaseMoment } from '../database/epoch.ts';
import { defineRoutine } from '../database/routine.ts';
import type { Statement } from '../database/statements.ts';

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

/**
 * What a cursor is worth: `unknown` when some of what it was promised may be missing here, `expired` when all of that
 * is here but deletions it never heard of are forgotten. The rows begin at 0 unless it is `good`.
 */
export type Standing = 'good' | 'expired' | 'unknown';

/** The moment is the snapshot the rows were read from. */
export interface Pulled extends Moment {
  standing: Standing;
  rows: PulledRows;
  /** There were more of the rows asked for than a page may weigh. */
  isCut: boolean;
}

/** Records as the text they are sent as: they only pass through here. */
export interface PulledRows {
  versions: number[];
  /** A change of the protocol per version; between two of them `rowSeparator`. */
  text: string;
}

/** Nothing else in the text looks like it: a line break inside JSON is written as an escape. */
export const rowSeparator = ',\n';

/** Answers one row per pull whose workspace exists, for `readPulled`. */
export function pullRecords(pulls: readonly Pull[]): Statement {
  return { text: `select * from ${pullRoutine.name}($1, ${databaseMoment})`, values: [pullValue(pulls)] };
}

/** What the routine takes, before the database's moment. */
export function pullValue(pulls: readonly Pull[]): string {
  const input = pulls.map(({ workspace, cursor, take, push }, n) => ({
    n,
    workspace_id: workspace,
    take,
    push,
    ...cursor,
  }));
  return JSON.stringify(input);
}

/**
 * A cursor of an earlier life was promised everything up to its head. That is here unless a later life began below it:
 * then files from before were put back, though others may have written past that head since.
 * A life that lies ahead was lost too, or a clock was set back; either way only the present life's word is taken.
 */
const pullQuery = `
select
  p.n,
  json_build_object(
    'epoch', $2, 'life', $3, 'head', w.version, 'standing', cursor.standing,
    'versions', news.versions, 'found', news.found
  )::text,
  news.text
from jsonb_to_recordset($1)
  as p (n int, workspace_id uuid, take int, push bigint, epoch text, life bigint, head bigint, version bigint, since bigint)
cross join lateral (select w.* from workspaces w where w.id = p.workspace_id offset 0) w
cross join lateral (
  select least(w.version, min(w.lives[entry][2])) as kept
  from generate_subscripts(w.lives, 1) entry
  where w.lives[entry][1] > p.life and p.life <> $3
) promise
cross join lateral (
  select case
    when p.epoch is distinct from $2 or p.life > $3 or p.head > promise.kept then 'unknown'
    when p.since < w.horizon then 'expired'
    else 'good'
  end as standing
) cursor
left join lateral (
  -- In the order of the page, which nothing below changes.
  select
    json_agg(version) filter (where bytes_before < ${maxPageBytes}) as versions,
    string_agg(change, e',\\n') filter (where bytes_before < ${maxPageBytes}) as text,
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
      where r.workspace_id = p.workspace_id and r.version > case when cursor.standing = 'good' then p.version else 0 end
        and not coalesce(cursor.standing = 'good' and w.last_push = p.push and w.version_before <= p.version, false)
      order by r.version
      limit p.take
    ) page
  ) weighed
) news on true`;

/** Rows of `PulledAnswer`. */
export const pulledAnswers = 'table (n int, pulled text, records text)';

/** Pulls, as `pullValue` makes them, and the database's moment. */
export const pullRoutine = defineRoutine({
  title: 'pull_records',
  takes: ['jsonb', 'text', 'bigint'],
  returns: pulledAnswers,
  body: `
  return query ${pullQuery};`,
});

/** A row of the answer: the pull it answers, what `Pulled` says in JSON, and the text of its rows. */
export interface PulledAnswer {
  n: number;
  pulled: string;
  records: string | null;
}

/** Answers per pull, in order; undefined where the workspace does not exist. */
export function readPulled(answers: readonly PulledAnswer[], pulls: number): (Pulled | undefined)[] {
  const read: (Pulled | undefined)[] = Array.from({ length: pulls });
  for (const { n, pulled, records } of answers) {
    const { versions, found, ...moment } = JSON.parse(pulled) as Moment & {
      standing: Standing;
      versions: number[] | null;
      found: number;
    };
    const rows = { versions: versions ?? [], text: records ?? '' };
    read[n] = { ...moment, rows, isCut: rows.versions.length < found };
  }
  return read;
}
