/** Deletes the databases that were left behind. What another tab still wrote into one whose records moved on moves after them. */
import { moveRows } from '../../data/moveRows.ts';
import { leaveDemoBehind } from '../../demo/demo.ts';
import type { Databases } from './ports.ts';

export async function deleteDiscarded(databases: Databases): Promise<void> {
  const { directory, deleteDatabase } = databases;
  for (const { database, movedInto } of directory.discarded()) {
    if (movedInto !== null) await moveLeftovers(databases, database, movedInto);
    await deleteDatabase(database);
    directory.forget(database);
  }
}

async function moveLeftovers(
  { hasDatabase, openDatabase }: Databases,
  database: string,
  movedInto: string,
): Promise<void> {
  if (!(await hasDatabase(database))) return;
  const [from, to] = [await openDatabase(database), await openDatabase(movedInto)];
  await leaveDemoBehind(from, false);
  await moveRows(from, to);
  from.db.close();
  to.db.close();
}
