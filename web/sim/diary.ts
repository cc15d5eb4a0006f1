/** What sync did to the records of a device, and whether its diary tells: a record that went, and one that came back [MG5]. */
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRow } from './deletions.ts';
import type { SimDevice } from './simDevice.ts';
import { recordKey, type Stored } from './storage.ts';
import type { Commit } from './watchedStore.ts';

export interface Fates {
  /** Records with work done here that no verdict had answered, and that a later deletion took. */
  lost: number;
  /** Records still marked as deleted that later work brought back. */
  returned: number;
}

export function checkDiary(device: SimDevice, { before }: Commit, after: Stored): Fates {
  const fates: Fates = { lost: 0, returned: 0 };
  const known = new Set(before.diary.map(({ seq }) => seq));
  const fresh = after.diary.filter(({ seq }) => !known.has(seq));
  const worked = new Set([...before.outbox, ...before.refused].map(({ entity, id }) => recordKey(entity, id)));
  for (const [entity, rows] of before.tables) {
    const now = new Map(after.tables.get(entity)?.map((row) => [row.id, row]));
    for (const row of rows) {
      const [was, is] = [isDeletedRow(row), isDeletedRow(now.get(row.id))];
      if (was === is) continue;
      const lostMine = is && worked.has(recordKey(entity, row.id));
      const told = fresh.filter((entry) => entry.entity === entity && entry.id === row.id);
      const isTold = told.some(({ changes }) =>
        changes.some(
          (change) =>
            change.name === 'deleted' && change.before === was && change.after === is && change.lostMine === lostMine,
        ),
      );
      if (!isTold) {
        const words = `${recordKey(entity, row.id)} went from deleted=${was} to ${is}`;
        throw new Broken('MG5', `${words}, and the diary of ${device.name} has ${JSON.stringify(told)}`);
      }
      if (!is && now.get(row.id)?.values.deleted === true) fates.returned += 1;
      if (lostMine) fates.lost += 1;
    }
  }
  return fates;
}
