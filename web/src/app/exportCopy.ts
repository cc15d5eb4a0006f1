/** Everything on this device as one file in the person's downloads. */
import type { Device } from '../data/device.ts';
import { exportAll } from '../data/exportAll.ts';
import { saveFile } from '../ui/saveFile.ts';
import { todayAt } from '../ui/time/clock.ts';
import { deviceZone } from '../ui/time/deviceZone.ts';

export async function exportCopy(device: Device): Promise<void> {
  saveFile(`holdfast-${todayAt(device.now(), deviceZone())}.json`, await exportAll(device));
}
