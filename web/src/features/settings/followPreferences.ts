/** Keeps what the screens read at once (ui/preferences.ts) as the records of the settings have it, whoever set them. */
import { preference } from '@holdfast/shared/entities/preference';
import { isDeletedRow } from '../../data/database.ts';
import type { Device } from '../../data/device.ts';
import { liveRead } from '../../data/liveRead.ts';
import { preferences } from '../../ui/preferences.ts';
import { recordOf, sharedPreferences } from './preferenceRecords.ts';

/** Returns what ends it. */
export function followPreferences({ db }: Device): () => void {
  const ids = sharedPreferences.map((shared) => recordOf(shared).id);
  const read = async () => {
    const rows = await db.rows(preference.name).bulkGet(ids);
    return sharedPreferences.map((name, index) => {
      const row = rows[index];
      return [name, row === undefined || isDeletedRow(row) ? null : row.values.value] as const;
    });
  };
  const reading = liveRead(read).subscribe({ next: (values) => preferences.take(Object.fromEntries(values)) });
  return () => reading.unsubscribe();
}
