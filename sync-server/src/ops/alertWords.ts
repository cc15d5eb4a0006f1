/** What an alert says to people. */
import type { ConnectionCount } from '../database/connectionsStatement.ts';
import type { Crossing } from './connectionAlert.ts';

export interface AlertFacts {
  database: ConnectionCount | null;
  limitPercent: number;
  waiting: number;
}

/** Safe first, then what is wrong, then what to do. */
export function alertWords({ alert, raised }: Crossing, { database, limitPercent, waiting }: AlertFacts): string {
  if (alert === 'database_connections') {
    const count = database === null ? 'an unknown number' : `${database.used} of ${database.limit}`;
    return raised
      ? `Holdfast: nothing is lost. The database has ${count} connections in use, the limit for this alert is ${limitPercent} %. See which programs hold them (pg_stat_activity); Holdfast opens at most 4 a process.`
      : `Holdfast: the database has room again, ${count} connections are in use.`;
  }
  return raised
    ? `Holdfast: nothing is lost. Statements wait for a free database connection (${waiting} now), so answers are slow. See whether the database is slow or locked.`
    : 'Holdfast: nobody waits for a database connection any more.';
}
