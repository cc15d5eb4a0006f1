/** A batch that one record cannot spoil, whatever the database thinks of it [SV3]. */
import type { Verdict } from '@holdfast/shared/protocol/exchange';
import type pg from 'pg';
import { isBadValues } from '../database/databaseError.ts';
import { findPoison } from './findPoison.ts';
import type { AcceptedChange } from './judgeChange.ts';
import { mergePushes } from './mergePushes.ts';
import { type BatchOptions, type CommitOutcome, type Exchange, runBatch } from './runBatch.ts';

/**
 * Answers per exchange, in order, after the commit [SV4]. Throws DatabaseUnavailable, or what else the database threw.
 * Validation should leave nothing for the database to refuse; where it does, that record is rejected and the rest kept.
 */
export async function commitBatch(
  pool: pg.Pool,
  exchanges: readonly Exchange[],
  options: BatchOptions,
): Promise<CommitOutcome[]> {
  try {
    return await runBatch(pool, exchanges, options);
  } catch (error) {
    if (!isBadValues(error)) throw error;
    const poison = await findPoison(pool, mergePushes(exchanges).records, options);
    if (poison.length === 0) throw error;
    const isPoison: IsPoison = (workspace, { sent: { entity, id } }) =>
      poison.some((record) => record.workspace === workspace && record.entity === entity && record.id === id);
    const outcomes = await runBatch(
      pool,
      exchanges.map((exchange) => without(isPoison, exchange)),
      options,
    );
    return outcomes.map((outcome, n) => refusePoison(isPoison, exchanges[n] as Exchange, outcome));
  }
}

type IsPoison = (workspace: string, change: AcceptedChange) => boolean;

function without(isPoison: IsPoison, exchange: Exchange): Exchange {
  return { ...exchange, changes: exchange.changes.filter((change) => !isPoison(exchange.workspace, change)) };
}

function refusePoison(isPoison: IsPoison, { workspace, changes }: Exchange, outcome: CommitOutcome): CommitOutcome {
  if (outcome.kind !== 'committed') return outcome;
  const rest = outcome.verdicts.values();
  const verdicts = changes.map((change) =>
    isPoison(workspace, change) ? refuse(change) : (rest.next().value as Verdict),
  );
  return { ...outcome, verdicts };
}

function refuse({ sent: { entity, id } }: AcceptedChange): Verdict {
  return { entity, id, verdict: 'rejected', code: 'invalid_field', message: 'the database cannot store this record' };
}
