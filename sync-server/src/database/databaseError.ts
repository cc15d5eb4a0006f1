/**
 * What a failed statement means, decided on SQLSTATE, never on message text.
 * An error without one never came from the server: the connection failed, timed out or was closed.
 */
import pg from 'pg';

/** The database cannot be asked now; the same request may succeed later. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
  constructor(cause: unknown) {
    super('the database cannot be reached', { cause });
  }
}

const lostConnection = /^(08|57P01|57P02)/;
/** What a later try may not meet again: resources, the operator, a lost race for a lock, a standby that is being promoted. */
const passing = /^(53|57P|57014|40001|40P01|55P03|25P03|25006)/;
/** Classes that blame the values: data exception, constraint, program limit. */
const badValues = /^(22|23|54)/;

/** What is stored is not as it was written: a page, an index, a file. */
const damaged = /^(XX001|XX002|58030|58P01)/;

export function isDamage(error: unknown): boolean {
  return hasCode(error, damaged);
}

/** Somebody held a lock for longer than the statement was to wait. */
export function isLockTimeout(error: unknown): boolean {
  return hasCode(error instanceof DatabaseUnavailable ? error.cause : error, /^55P03/);
}

export function isBadValues(error: unknown): boolean {
  return hasCode(error, badValues);
}

/** Whether the connection is useless from now on. */
export function isLostConnection(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || hasCode(error, lostConnection);
}

/** What a statement threw, as DatabaseUnavailable when a retry is the answer, unchanged otherwise. */
export function readDatabaseError(error: unknown): unknown {
  const isPassing = isLostConnection(error) || hasCode(error, passing);
  return isPassing && !(error instanceof DatabaseUnavailable) ? new DatabaseUnavailable(error) : error;
}

function hasCode(error: unknown, codes: RegExp): boolean {
  return error instanceof pg.DatabaseError && codes.test(error.code ?? '');
}
