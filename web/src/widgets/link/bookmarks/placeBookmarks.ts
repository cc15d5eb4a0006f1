/** The parts of a bookmarks file as links in groups: folders in folders are one group, "Work / Clients". Pure. */
import type { BookmarkPart } from './bookmarkParts.ts';
import { type CutText, cutText } from './cutText.ts';

/** A link as the file has it, not yet looked at. */
export interface FoundBookmark {
  href: string;
  title: CutText;
  group: CutText;
  icon: string;
}

const none: CutText = { text: '', isCut: false };

export function* placeBookmarks(parts: Iterable<BookmarkPart>): Generator<FoundBookmark> {
  /** The groups of the lists around, the innermost last. */
  const around: CutText[] = [];
  let heading = none;
  for (const part of parts) {
    const group = around.at(-1) ?? none;
    if (part.is === 'heading') heading = cutText(part.text);
    else if (part.is === 'list') {
      around.push(within(group, heading));
      heading = none;
    } else if (part.is === 'end') {
      around.pop();
      heading = none;
    } else yield { href: part.href, title: cutText(part.title), group, icon: part.icon };
  }
}

function within(outer: CutText, inner: CutText): CutText {
  if (outer.text === '' || outer.isCut) return outer.text === '' ? inner : outer;
  if (inner.text === '') return outer;
  const { text, isCut } = cutText(`${outer.text} / ${inner.text}`);
  return { text, isCut: isCut || inner.isCut };
}
