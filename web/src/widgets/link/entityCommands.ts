/** What can be done with links as a whole: opening them by their number, and files of bookmarks. */
import { ExternalLink, FileDown, FileUp } from 'lucide-react';
import type { Command } from '../../ui/commands/command.ts';
import type { EntityPorts } from '../commands/wholeCommands.ts';
import { exportBookmarks } from './bookmarks/exportBookmarks.ts';
import { openImport } from './bookmarks/openImport.ts';
import { links } from './definition.ts';
import { numberedLinks } from './numberLinks.ts';

/** The link of that number, where it is shown. */
const shown = (number: string) =>
  document.querySelector<HTMLAnchorElement>(`main a[href][aria-keyshortcuts="${number}"]`);

export function entityCommands({ device, notices }: EntityPorts): Command[] {
  return [
    {
      id: 'links.open',
      where: links.name,
      name: 'Open the link of that number',
      icon: ExternalLink,
      keys: Array.from({ length: numberedLinks }, (_, at) => String(at + 1)),
      applies: () => shown('1') !== null,
      act: (number = '') => shown(number)?.click(),
    },
    {
      id: 'links.import',
      where: links.name,
      name: 'Import bookmarks',
      also: ['file', 'html', 'browser'],
      icon: FileDown,
      act: openImport,
    },
    {
      id: 'links.export',
      where: links.name,
      name: 'Export bookmarks',
      also: ['file', 'html', 'download', 'browser'],
      icon: FileUp,
      act: () => exportBookmarks(device, notices),
    },
  ];
}
