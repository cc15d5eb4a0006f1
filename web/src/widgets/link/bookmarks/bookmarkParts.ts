/** The parts of a browser's bookmarks file in their order: headings, lists and links. */

/** A heading names the list that follows it. */
export type BookmarkPart =
  | { is: 'heading'; text: string }
  | { is: 'list' }
  | { is: 'end' }
  | { is: 'link'; href: string; title: string; icon: string };

/** What export writes an emoji or letters into: browsers have pictures there, which stay where they are. */
export const iconAttribute = 'data-icon';

const headings = new Set(['H2', 'H3', 'H4', 'H5', 'H6']);

/** `body`: of a document that was never on a page (parseInSlices.ts). */
export function* bookmarkParts(body: Element): Generator<BookmarkPart> {
  // Step by step and not by recursion: a file may be as deep as it likes.
  let at: Element | null = body;
  while (at !== null) {
    const part = partOf(at);
    if (part !== null) yield part;
    // What stands in a heading or a link is its text.
    const inner: Element | null = part === null || part.is === 'list' ? at.firstElementChild : null;
    if (inner !== null) {
      at = inner;
      continue;
    }
    if (at.tagName === 'DL') yield { is: 'end' };
    while (at !== null && at.nextElementSibling === null) {
      at = at.parentElement;
      if (at?.tagName === 'DL') yield { is: 'end' };
      if (at === body) return;
    }
    at = at?.nextElementSibling ?? null;
  }
}

function partOf(element: Element): BookmarkPart | null {
  const { tagName } = element;
  if (tagName === 'DL') return { is: 'list' };
  if (headings.has(tagName)) return { is: 'heading', text: element.textContent };
  const href = tagName === 'A' ? element.getAttribute('href') : null;
  if (href === null) return null;
  return { is: 'link', href, title: element.textContent, icon: element.getAttribute(iconAttribute) ?? '' };
}
