/** How links stand in their groups. */
import { joinWords, type Named } from '../../ui/words/joinWords.ts';
import type { QuickLink } from './definition.ts';

/** Each group by its order keys, ties by id: where it is spelled in several ways, each came in an order of its own. */
export function groupLinks(links: readonly QuickLink[]): Named<QuickLink>[] {
  return joinWords(links.toSorted(comparePlaces), ({ group }) => group);
}

function comparePlaces(a: QuickLink, b: QuickLink): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
