/** Which records of a batch the database cannot store, found by halving; nothing is written on the way. */
import type pg from 'pg';
import { isBadValues } from '../database/databaseError.ts';
import { tryTransaction } from '../database/statements.ts';
import { exchangeRecords } from './exchangeStatement.ts';
import type { PushedRecord } from './pushStatement.ts';
import type { BatchOptions } from './runBatch.ts';

export async function findPoison<R extends PushedRecord>(
  pool: pg.Pool,
  records: readonly R[],
  options: BatchOptions,
): Promise<R[]> {
  if (records.length === 0 || (await canStore(pool, records, options))) return [];
  if (records.length === 1) return [...records];
  const middle = records.length >> 1;
  const first = await findPoison(pool, records.slice(0, middle), options);
  return [...first, ...(await findPoison(pool, records.slice(middle), options))];
}

async function canStore(pool: pg.Pool, records: readonly PushedRecord[], options: BatchOptions): Promise<boolean> {
  try {
    await tryTransaction(pool, [exchangeRecords(records, [], { ...options, push: 0 })]);
    return true;
  } catch (error) {
    if (isBadValues(error)) return false;
    throw error;
  }
}
