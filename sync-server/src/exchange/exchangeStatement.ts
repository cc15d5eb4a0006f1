/**
 * A whole batch as one statement, and so one transaction and one round trip [DB2]: lock, push, pull, each a statement of its
 * own inside the routine, where the later one sees what was committed while the one before it waited [SV2].
 */
import { readSql } from '../database/readSql.ts';
import { defineRoutine, type Routine } from '../database/routine.ts';
import { isolation, type Statement } from '../database/statements.ts';
import {
  type Pull,
  type Pulled,
  type PulledAnswer,
  pullBlock,
  pulledAnswers,
  pullRoutine,
  pullValue,
  readPulled,
} from './pullStatement.ts';
import {
  lockedRows,
  type PushedRecord,
  type PushOptions,
  pushRoutine,
  pushValues,
  readStored,
  type StoredRecord,
} from './pushStatement.ts';

export interface ExchangeOptions extends PushOptions {
  /** How long to wait for workspaces that others have locked; then all of it fails, nothing is stored. */
  lockTimeoutMs: number;
}

/** `push`: as `definePush` makes it. */
export function defineExchange(push: Routine): Routine {
  return defineRoutine({
    title: 'exchange_records',
    takes: ['uuid[]', 'text', 'jsonb', 'float8', 'bigint', 'bigint', 'text', 'text', 'jsonb'],
    returns: pulledAnswers,
    body: readSql('exchange_records', {
      isolation,
      locked_rows: lockedRows,
      push_records: push.name,
      pull_records: pullBlock({ pulls: '$9', epoch: 'here.epoch', incarnation: 'here.incarnation' }),
    }),
  });
}

const exchangeRoutine = defineExchange(pushRoutine);

/** What must be in the database before anything is exchanged. */
export const routines: readonly Routine[] = [pushRoutine, pullRoutine, exchangeRoutine];

/** Stores the records and reads for the pulls what is new, under the lock of every workspace that is pushed to. */
export function exchangeRecords(
  records: readonly PushedRecord[],
  pulls: readonly Pull[],
  options: ExchangeOptions,
  { name }: Routine = exchangeRoutine,
): Statement {
  const workspaces = [...new Set(records.map(({ workspace }) => workspace))];
  return {
    text: `select * from ${name}($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [workspaces, `${options.lockTimeoutMs}ms`, ...pushValues(records, options), pullValue(pulls)],
  };
}

/** `stored` per record, `pulled` per pull, in order. */
export function readExchanged(
  answers: readonly PulledAnswer[],
  pulls: number,
): { stored: StoredRecord[]; pulled: (Pulled | undefined)[] } {
  const [pushed, ...rest] = answers as [PulledAnswer, ...PulledAnswer[]];
  return { stored: readStored(pushed.pulled), pulled: readPulled(rest, pulls) };
}
