/** Links as a bookmarks file that every browser imports, and this app to the same links [FI2]. Pure. */
import type { QuickLink } from '../definition.ts';
import { iconAttribute } from './bookmarkParts.ts';

type ExportedLink = Pick<QuickLink, 'url' | 'title' | 'group' | 'icon'>;

/** `links`: those of a group next to each other, in their order. */
export function bookmarksHtml(links: readonly ExportedLink[]): string {
  const lines: string[] = [];
  let group = '';
  const change = (next: string) => {
    if (next === group) return;
    if (group !== '') lines.push('    </DL><p>');
    if (next !== '') lines.push(`    <DT><H3>${escapeText(next)}</H3>`, '    <DL><p>');
    group = next;
  };
  for (const link of links) {
    change(link.group);
    lines.push(`${group === '' ? '    ' : '        '}${linkLine(link)}`);
  }
  change('');
  return `${head}${lines.map((line) => `${line}\n`).join('')}</DL><p>\n`;
}

const head = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

function linkLine({ url, title, icon }: ExportedLink): string {
  const iconPart = icon === '' ? '' : ` ${iconAttribute}="${escapeText(icon)}"`;
  return `<DT><A HREF="${escapeText(url)}"${iconPart}>${escapeText(title)}</A>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);
}
