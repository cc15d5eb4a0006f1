/** Everything on this device as one file in the person's downloads. */
import type { Device } from '../../data/device.ts';
import { exportParts } from '../../data/exportParts.ts';
import { saveFile } from '../../ui/saveFile.ts';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';

export const backupEnding = '.holdfast';

/** Answers the name of the file. `kind`: what sort of copy it is, where it is not one that was asked for. */
export async function exportBackup(device: Device, kind?: 'rescue' | 'before'): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportParts(device)) parts.push(part);
  const name = backupName(device.now(), kind);
  saveFile(name, parts);
  return name;
}

export function backupName(at: number, kind?: string): string {
  return `${['holdfast', ...(kind ? [kind] : []), todayAt(at, deviceZone())].join('-')}${backupEnding}`;
}
