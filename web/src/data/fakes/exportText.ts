/** An export as one text. */
import type { Device } from '../device.ts';
import { exportParts } from '../exportParts.ts';

export async function exportText(device: Device): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportParts(device)) parts.push(part);
  return parts.join('');
}
