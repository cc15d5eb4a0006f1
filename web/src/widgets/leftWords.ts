/** What an undo left as it was, because somebody has changed it since [HI2]. */
import { readAny } from '../data/anyRecord.ts';
import type { Device } from '../data/device.ts';
import type { LeftAlone } from '../data/history/undoDeeds.ts';
import { findWidget } from './allWidgets.ts';
import { fieldWords } from './fieldWords.ts';
import { recordTitle } from './recordWords.ts';

const named = 3;

/**
 * "Lamp was changed since, and left as it is: status", "2 of 3 put back; Lamp was changed since"; undefined where nothing
 * was left. `total`: how many records the action was on.
 */
export async function leftWords(
  device: Device,
  left: readonly LeftAlone[],
  total: number,
): Promise<string | undefined> {
  const [first] = left;
  if (first === undefined) return undefined;
  const read = async ({ entity, id }: LeftAlone) => recordTitle(entity, await readAny(device, entity, id));
  const titles = await Promise.all(left.slice(0, left.length > named + 1 ? named : left.length).map(read));
  if (total === 1) {
    const fields = first.fields.map((name) => fieldWords(findWidget(first.entity), name)).join(', ');
    return `${titles[0]} was changed since, and left as it is: ${fields}`;
  }
  const rest = left.length - titles.length;
  const all = rest > 0 ? [...titles, `${rest} more`] : titles;
  const who = all.length === 1 ? `${all[0]} was` : `${all.slice(0, -1).join(', ')} and ${all.at(-1)} were`;
  return `${total - left.length} of ${total} put back; ${who} changed since`;
}
