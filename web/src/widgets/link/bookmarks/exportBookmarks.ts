/** All links as a bookmarks file in the person's downloads. */
import type { Device } from '../../../data/device.ts';
import type { Notices } from '../../../ui/Notices.tsx';
import { saveFile } from '../../../ui/saveFile.ts';
import { todayAt } from '../../../ui/time/clock.ts';
import { deviceZone } from '../../../ui/time/deviceZone.ts';
import { countOf } from '../../commands/writeCommand.ts';
import { links } from '../definition.ts';
import { bookmarksHtml } from './bookmarksHtml.ts';
import { readAllLinks } from './readAllLinks.ts';

export async function exportBookmarks(device: Device, { tell }: Pick<Notices, 'tell'>): Promise<void> {
  const all = await readAllLinks(device);
  if (all.length === 0) return tell({ ok: true, words: 'There are no links to export' });
  const name = `bookmarks-${todayAt(device.now(), deviceZone())}.html`;
  saveFile(name, bookmarksHtml(all), 'text/html');
  tell({ ok: true, words: `Exported ${countOf(links, all.length)} to ${name}` });
}
