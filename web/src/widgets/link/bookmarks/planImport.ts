/** What an import would add: everything the file has, or all but what is here already. Pure. */
import { orderAfter } from '@holdfast/shared/values/orderAfter';
import type { QuickLink } from '../definition.ts';
import type { Bookmark } from './judgeBookmark.ts';

/** A link goes by its address and its group: twins in the file are two links, and it takes two here to know both. */
export type KnownLink = Pick<QuickLink, 'url' | 'group'>;

export function leaveOutKnown(bookmarks: readonly Bookmark[], known: readonly KnownLink[]): Bookmark[] {
  const counts = new Map<string, number>();
  for (const link of known) counts.set(nameOf(link), (counts.get(nameOf(link)) ?? 0) + 1);
  return bookmarks.filter((bookmark) => {
    const left = counts.get(nameOf(bookmark)) ?? 0;
    counts.set(nameOf(bookmark), left - 1);
    return left <= 0;
  });
}

/** The values of new links, in the order of the file, after `last`, the order of the last link there is. */
export function* newLinks(bookmarks: readonly Bookmark[], last: string | undefined): Generator<Partial<QuickLink>> {
  let order = last;
  for (const { url, title, group, icon } of bookmarks) {
    order = orderAfter(order);
    yield { url, title, order, ...(group !== '' && { group }), ...(icon !== '' && { icon }) };
  }
}

/** No address has a space. */
const nameOf = ({ url, group }: KnownLink) => `${url} ${group}`;
