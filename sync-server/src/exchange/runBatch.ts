/** Stores what any number of exchanges push and reads what is new for each, in one statement [DB2]. */
import { randomInt } from 'node:crypto';
import type { Verdict } from '@holdfast/shared/protocol/exchange';
import type pg from 'pg';
import { atOf, type SentCursor } from '../database/cursor.ts';
import { runStatement } from '../database/statements.ts';
import { type ExchangeOptions, exchangeRecords, readExchanged } from './exchangeStatement.ts';
import type { AcceptedChange } from './judgeChange.ts';
import { type MergedRecord, mergePushes } from './mergePushes.ts';
import { type OwnWrite, type Page, planPage } from './planPage.ts';
import { planVerdict } from './planVerdict.ts';
import { type Pull, type PulledAnswer, pullRecords, readPulled } from './pullStatement.ts';
import type { PushedRecord, StoredRecord } from './pushStatement.ts';

export interface Exchange {
  workspace: string;
  changes: readonly AcceptedChange[];
  cursor: SentCursor;
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

export type BatchOptions = Omit<ExchangeOptions, 'push'>;

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
  const { records, places } = mergePushes(exchanges);
  const own = places.map((all) => [...new Set(all)]);
  const push = randomInt(2 ** 47);
  const pushers = countPushers(exchanges);
  const pulls = exchanges.map((exchange, n) => ({
    ...planPull(exchange, own[n]?.length ?? 0),
    ...(pushers.get(exchange.workspace) === 1 && exchange.changes.length > 0 && { push }),
  }));
  const { stored, pulled } = await runStatements(pool, records, pulls, { ...options, push });
  const pushed = records.map((merged, place) => ({ merged, stored: stored[place] as StoredRecord }));
  const at = (place: number) => pushed[place] as Pushed;
  return exchanges.map(({ changes, cursor, limit }, n) => {
    const answer = pulled[n];
    if (answer === undefined) return { kind: 'workspace_gone' };
    const ownWrites = ownWritesOf((own[n] ?? []).map(at));
    return {
      kind: 'committed',
      verdicts: changes.map((change, k) => {
        const { merged, stored } = at(places[n]?.[k] as number);
        return planVerdict(change, merged.fields, stored);
      }),
      page: planPage({ cursor, limit, ownWrites }, answer),
      moved: ownWrites.size > 0,
    };
  });
}

/** How many exchanges push to a workspace. */
function countPushers(exchanges: readonly Exchange[]): Map<string, number> {
  const pushers = new Map<string, number>();
  for (const { workspace, changes } of exchanges) {
    if (changes.length > 0) pushers.set(workspace, (pushers.get(workspace) ?? 0) + 1);
  }
  return pushers;
}

/** Where nothing is pushed no lock is taken. */
async function runStatements(pool: pg.Pool, records: PushedRecord[], pulls: Pull[], options: ExchangeOptions) {
  if (records.length === 0) {
    const answers = await runStatement<PulledAnswer>(pool, pullRecords(pulls));
    return { stored: [], pulled: readPulled(answers, pulls.length) };
  }
  const answers = await runStatement<PulledAnswer>(pool, exchangeRecords(records, pulls, options));
  return readExchanged(answers, pulls.length);
}

/** Own writes are read and then left out, so that many more rows are asked for, and one to know of `more`. */
function planPull({ workspace, cursor, limit }: Exchange, ownRecords: number): Pull {
  return { workspace, cursor: atOf(cursor), take: limit + ownRecords + 1 };
}

function ownWritesOf(own: readonly Pushed[]): Map<number, OwnWrite> {
  const writes = new Map<number, OwnWrite>();
  for (const { merged, stored } of own) {
    const { priorVersion, version } = stored;
    if (version !== null) writes.set(version, { priorVersion, isShared: merged.from.size > 1 });
  }
  return writes;
}
