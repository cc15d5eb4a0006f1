/** Where a workspace stands now, as a device that has everything would say it. Null when there is no such workspace. */
import type pg from 'pg';
import { pullRecords, readPulled } from '../db/pullStatement.ts';
import { runStatement } from '../db/statements.ts';
import { cursorAtHead, writeCursor } from './cursor.ts';

export async function readHeadCursor(pool: pg.Pool, workspace: string): Promise<string | null> {
  const nothing = pullRecords([{ workspace, cursor: null, take: 0 }]);
  const [pulled] = readPulled(await runStatement(pool, nothing), 1);
  return pulled === undefined ? null : writeCursor(cursorAtHead(pulled));
}
