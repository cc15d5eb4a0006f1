/** The way back of what was just done; it says what it left as it is. Fetched after the first paint. */
import type { Device } from '../data/device.ts';
import { undoAction } from '../data/history/undoAction.ts';
import type { WriteOutcome } from '../data/write.ts';
import type { SaveOutcome } from '../ui/saveOutcome.ts';
import { leftWords } from './leftWords.ts';

type Done = Pick<Extract<WriteOutcome, { ok: true }>, 'action' | 'deeds'>;

export async function wayBack(device: Device, { action, deeds }: Done): Promise<SaveOutcome> {
  const undone = await undoAction(device, action ?? 0);
  if (!undone?.ok) return undone ?? { ok: true };
  return { ok: true, words: await leftWords(device, undone.left, deeds.length) };
}
