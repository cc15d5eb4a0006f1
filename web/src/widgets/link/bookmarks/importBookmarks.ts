/** Adds links of a file after all there are, as one action [FI1]. */

import { storeOf } from '../../../data/DeviceProvider.tsx';
import type { Device } from '../../../data/device.ts';
import { toStoredNames, type WriteOutcome } from '../../../data/write.ts';
import { writeInSlices } from '../../../data/writeInSlices.ts';
import { links } from '../definition.ts';
import type { Bookmark } from './judgeBookmark.ts';
import { newLinks } from './planImport.ts';

export async function importBookmarks(
  device: Device,
  bookmarks: readonly Bookmark[],
  words: string,
): Promise<WriteOutcome> {
  const { entity } = links;
  const [last] = await storeOf(device, entity).query({ by: ['order'], reverse: true, limit: 1 });
  return writeInSlices(device, {
    entities: [entity.name],
    items: newLinks(bookmarks, last?.order),
    plan: (slice) =>
      slice.map((values) => ({ entity: entity.name, id: device.newId(), values: toStoredNames(entity, values) })),
    action: () => ({ words }),
  });
}
