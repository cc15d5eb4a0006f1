/** Reading what is new in any number of workspaces, in one statement and so from one snapshot of the database. */

import { maxPageBytes } from '@holdfast/shared/protocol/limits';
import type { Cursor, Revision } from '../database/cursor.ts';
import { epochAndIncarnation } from '../database/epoch.ts';
import { readSql } from '../database/readSql.ts';
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
export type CursorValidity = 'good' | 'expired' | 'unknown';

/** The revision of the snapshot the rows were read from. */
export interface Pulled extends Revision {
  validity: CursorValidity;
  rows: PulledRows;
  /** There were more of the rows asked for than a page may hold in bytes. */
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
  return { text: `select * from ${pullRoutine.name}($1, ${epochAndIncarnation})`, values: [pullValue(pulls)] };
}

/** What the routine takes, before the epoch and the incarnation. */
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

/** Rows of `PulledAnswer`. */
export const pulledAnswers = 'table (n int, pulled text, records text)';

/** A block of PL/pgSQL that answers rows of `PulledAnswer`; `names` are those of a routine that holds it. */
export const pullBlock = (names: { pulls: string; epoch: string; incarnation: string }) =>
  readSql('pull_records', { ...names, max_page_bytes: maxPageBytes });

/** Pulls, as `pullValue` makes them, the epoch and the incarnation. */
export const pullRoutine = defineRoutine({
  title: 'pull_records',
  takes: ['jsonb', 'text', 'bigint'],
  returns: pulledAnswers,
  volatility: 'stable',
  body: pullBlock({ pulls: '$1', epoch: '$2', incarnation: '$3' }),
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
    const { versions, found, ...answer } = JSON.parse(pulled) as Omit<Pulled, 'rows' | 'isCut'> & {
      versions: number[] | null;
      found: number;
    };
    const rows = { versions: versions ?? [], text: records ?? '' };
    read[n] = { ...answer, rows, isCut: rows.versions.length < found };
  }
  return read;
}
