/** The copy that was kept before a homecoming, as a file like any other export. */
import type { Device } from '../../data/device.ts';
import { readCopy } from '../../data/homecoming/keptCopy.ts';
import { saveFile } from '../../ui/saveFile.ts';
import { backupName } from './exportBackup.ts';

/** `at`: when it was made. */
export async function exportKeptCopy({ db }: Device, at: number): Promise<void> {
  saveFile(backupName(at, 'before'), [await readCopy(db)]);
}
