/** Adds links of a file after all there are, as one action [FI1]. */

import { storeOf } from '../../../data/DeviceProvider.tsx';
import type { Device } from '../../../data/device.ts';
import type { WriteOutcome } from '../../../data/write.ts';
import { writeInSlices } from '../../../data/writeInSlices.ts';
import { links, type QuickLink } from '../definition.ts';
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
    entity: entity.name,
    writes: writesOf(device, newLinks(bookmarks, last?.order)),
    words,
  });
}

function* writesOf({ newId }: Device, all: Iterable<Partial<QuickLink>>) {
  for (const values of all) yield { id: newId(), values };
}
