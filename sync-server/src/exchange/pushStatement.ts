/**
 * Merging records into the table, for any number of workspaces in one statement.
 * `shared/src/merge/mergeFields.ts` says the same in TypeScript; a property test holds both against each other [MG4].
 */

import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxFieldsPerRecord, maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import { epochAndIncarnation } from '../database/epoch.ts';
import { readSql } from '../database/readSql.ts';
import { defineRoutine, type Routine } from '../database/routine.ts';
import type { Statement } from '../database/statements.ts';
import type { InCommit } from '../notifications/notificationChannel.ts';

/** Some fields of one record of one workspace. A record occurs once in a push. */
export interface PushedRecord {
  workspace: string;
  entity: string;
  id: string;
  fields: Fields;
}

/** What became of a pushed record. */
export interface StoredRecord {
  /** Of the record before the push; null when it was new. */
  priorVersion: number | null;
  /** Null when nothing was newer than what was stored: then nothing was written [SV1]. */
  version: number | null;
  /** Names whose pushed pair is now stored; null: all, for the record is new. */
  taken: string[] | null;
  /** Stored pairs that differ from the pushed ones. */
  kept: Fields;
  /** Why nothing of this push was written; null: nothing spoke against it. */
  refusal: StorageRefusal | null;
}

/** The record would have grown too large, got too many fields, or grown its workspace beyond the quota [FA2]. */
export type StorageRefusal = 'too_large' | 'too_many_fields' | 'over_quota';

/**
 * Locks the workspaces $1, in one order for everybody. It must be a statement of its own: a statement that both waits
 * for a lock and reads rows sees a snapshot from before the wait [SV2].
 */
export const lockedRows = 'from workspaces where id = any ($1::uuid[]) order by id for update';

export function lockWorkspaces(ids: string[]): Statement {
  return { text: `select ${lockedRows}`, values: [ids] };
}

/** Answers `{ id }` of those whose lock nobody holds now. */
export function findUnlocked(ids: string[]): Statement {
  return { text: 'select id from workspaces where id = any ($1::uuid[]) for update skip locked', values: [ids] };
}

export interface PushOptions {
  /** Since 1970. */
  nowMs: number;
  /** Names this push; a pull that follows it in the same transaction says the same [DB2]. */
  push: number;
  /** What a workspace may hold, and as much again of what is deleted [FA2]; null: any amount. */
  quotaBytes: number | null;
  /** How the commit tells other processes which workspaces moved; null: it does not. */
  inCommit: InCommit | null;
}

/** Answers one row, for `readStored`. Runs under the lock of the workspaces, in a statement of its own [SV2]. */
export function pushRecords(
  records: readonly PushedRecord[],
  options: PushOptions,
  { name }: Routine = pushRoutine,
): Statement {
  const text = `select ${name}($1, $2, $3, $4, $5, $6, ${epochAndIncarnation}) as stored`;
  return { text, values: pushValues(records, options) };
}

/** What the routine takes, before the epoch and the incarnation. */
export function pushValues(records: readonly PushedRecord[], options: PushOptions): unknown[] {
  const { nowMs, push, quotaBytes, inCommit } = options;
  const input = records.map(({ workspace, entity, id, fields }, n) => ({
    n,
    workspace_id: workspace,
    entity,
    id,
    fields,
  }));
  return [JSON.stringify(input), nowMs, push, quotaBytes, inCommit?.channel ?? null, inCommit?.sender ?? null];
}

/** Of a workspace's incarnations the newest are kept as they were. */
const maxIncarnations = 32;
/** A number of a few bytes may have more than three hundred digits; most records need not be written out to be measured. */
const mostTextPerByte = 32;
/** A field is two headers, a name, and a list with a stamp in it. */
const fewestBytesPerField = 55;
/** In memory. A record of no more has neither too much text nor too many fields: most need not be looked at closer. */
const surelyFits = Math.min(maxStoredRecordBytes / mostTextPerByte, maxFieldsPerRecord * fewestBytesPerField);

const bounds = { surely_fits: surelyFits, max_record_bytes: maxStoredRecordBytes, max_fields: maxFieldsPerRecord };
const incarnations = readSql('incarnations', { max_incarnations: maxIncarnations });

/** `into`: where the routine keeps the answer. */
const pushQueryWith = (judged: string, into = '') => readSql('push_records', { ...bounds, incarnations, judged, into });

const judgedByBounds = 'select c.*, c.unfit as refusal from compared c';
/** What a workspace may hold is only looked at where it may be too little. */
const judgedByQuota = readSql('judge_by_quota');

export const quotaQuery = pushQueryWith(judgedByQuota);

/** So many are stored one by one, more by one plan for any number: `npx pnpm bench batches` shows where they meet. */
const mostOneByOne = 3;

/**
 * Records, milliseconds since 1970, number of the push, quota, channel and sender of its notification, the epoch and the
 * incarnation. Answers text for `readStored`.
 */
export function definePush(mostOneByOne: number): Routine {
  const into = 'into here.stored';
  return defineRoutine({
    title: 'push_records',
    takes: ['jsonb', 'float8', 'bigint', 'bigint', 'text', 'text', 'text', 'bigint'],
    returns: 'text',
    isInner: true,
    body: readSql('push_door', {
      most_one_by_one: mostOneByOne,
      push_by_quota: pushQueryWith(judgedByQuota, into),
      push_any_number: pushQueryWith(judgedByBounds, into),
      push_few: readSql('push_few_records', { ...bounds, incarnations }),
    }),
  });
}

export const pushRoutine = definePush(mostOneByOne);

/** One per record, in order. */
export function readStored(text: string): StoredRecord[] {
  type Row = [number | null, number | null, string[] | null, Fields, StorageRefusal | null];
  const rows = JSON.parse(text) as Row[];
  return rows.map(([priorVersion, version, taken, kept, refusal]) => ({
    priorVersion,
    version,
    taken,
    kept,
    refusal,
  }));
}
