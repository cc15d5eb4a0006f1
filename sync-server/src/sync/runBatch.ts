/**
 * Stores what any number of exchanges push and reads what is new for each: one transaction of at most six statements
 * in one trip [DB2].
 */
import { randomInt } from 'node:crypto';
import type { Verdict } from '@holdfast/shared/protocol/exchange';
import type pg from 'pg';
import { type Pull, type Pulled, pullRecords, readPulled } from '../db/pullStatement.ts';
import {
  limitLockWait,
  lockWorkspaces,
  type PushedRecord,
  type PushOptions,
  pushRecords,
  readStoredRecord,
  type StoredRecord,
} from '../db/pushStatement.ts';
import { runStatement, runTransaction } from '../db/statements.ts';
import { readCursor } from './cursor.ts';
import type { AcceptedChange } from './judgeChange.ts';
import { type MergedRecord, mergePushes, recordKey } from './mergePushes.ts';
import { type OwnWrite, type Page, planPage } from './planPage.ts';
import { planVerdict } from './planVerdict.ts';

export interface Exchange {
  workspace: string;
  changes: readonly AcceptedChange[];
  /** As sent. */
  cursor: string | null;
  limit: number;
}

export type CommitOutcome =
  | {
      kind: 'committed';
      /** One per change, in order. */
      verdicts: Verdict[];
      page: Page;
      /** Whether this exchange wrote anything. */
      moved: boolean;
    }
  | { kind: 'workspace_gone' };

export interface BatchOptions extends Omit<PushOptions, 'push'> {
  /** How long to wait for workspaces that others have locked; then the whole batch fails, nothing is stored. */
  lockTimeoutMs: number;
}

interface Pushed {
  merged: MergedRecord;
  stored: StoredRecord;
}

/** Answers per exchange, in order, after the commit [SV4]. Throws what the database threw. */
export async function runBatch(
  pool: pg.Pool,
  exchanges: readonly Exchange[],
  options: BatchOptions,
): Promise<CommitOutcome[]> {
  const merged = mergePushes(exchanges);
  const keys = exchanges.map(
    ({ workspace, changes }) => new Set(changes.map(({ sent }) => recordKey(workspace, sent))),
  );
  const push = randomInt(2 ** 47);
  const pushers = new Map<string, number>();
  for (const { workspace, changes } of exchanges) {
    if (changes.length > 0) pushers.set(workspace, (pushers.get(workspace) ?? 0) + 1);
  }
  const pulls = exchanges.map((exchange, n) => ({
    ...planPull(exchange, keys[n]?.size ?? 0),
    ...(exchange.changes.length > 0 && pushers.get(exchange.workspace) === 1 && { push }),
  }));
  const { stored, pulled } = await runStatements(pool, [...merged.values()], pulls, { ...options, push });
  const pushedByKey = new Map(
    [...merged].map(([key, record], n) => [key, { merged: record, stored: stored[n] } as Pushed]),
  );
  return exchanges.map((exchange, n) => {
    const answer = pulled[n];
    if (answer === undefined) return { kind: 'workspace_gone' };
    const own = [...(keys[n] ?? [])].map((key) => pushedByKey.get(key) as Pushed);
    const ownWrites = ownWritesOf(own);
    const { cursor, limit, workspace } = exchange;
    return {
      kind: 'committed',
      verdicts: exchange.changes.map((change) => {
        const pushed = pushedByKey.get(recordKey(workspace, change.sent)) as Pushed;
        return planVerdict(change, pushed.merged.fields, pushed.stored);
      }),
      page: planPage({ cursor, at: pulls[n]?.cursor ?? null, limit, ownWrites }, answer),
      moved: ownWrites.size > 0,
    };
  });
}

/** Nothing pushed: one statement is its own snapshot, and no lock is taken. */
async function runStatements(
  pool: pg.Pool,
  records: PushedRecord[],
  pulls: Pull[],
  options: BatchOptions & PushOptions,
) {
  const pull = pullRecords(pulls);
  if (records.length === 0) {
    const pulled: (Pulled | undefined)[] = readPulled(await runStatement(pool, pull), pulls.length);
    return { stored: [], pulled };
  }
  const workspaces = [...new Set(records.map(({ workspace }) => workspace))];
  const answers = await runTransaction(pool, [
    limitLockWait(options.lockTimeoutMs),
    lockWorkspaces(workspaces),
    pushRecords(records, options),
    pull,
  ]);
  return { stored: (answers[2] ?? []).map(readStoredRecord), pulled: readPulled(answers[3] ?? [], pulls.length) };
}

/** Own writes are read and then left out, so that many more rows are asked for, and one to know of `more`. */
function planPull({ workspace, cursor, limit }: Exchange, ownRecords: number): Pull {
  return { workspace, cursor: cursor === null ? null : readCursor(cursor), take: limit + ownRecords + 1 };
}

function ownWritesOf(own: readonly Pushed[]): Map<number, OwnWrite> {
  const writes = new Map<number, OwnWrite>();
  for (const { merged, stored } of own) {
    const { priorVersion, version } = stored;
    if (version !== null) writes.set(version, { priorVersion, isShared: merged.from.size > 1 });
  }
  return writes;
}
