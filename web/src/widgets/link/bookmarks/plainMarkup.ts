/**
 * The markup of a file without all that no bookmarks file needs. A parser takes longer and longer the deeper tags lie in
 * each other, so only lists may, and not too deep; and what would load or run something is not even parsed. Pure.
 */

const deepest = 200;

/** Null: its lists lie too deep in each other. */
export function plainMarkup(html: string): string | null {
  let depth = 0;
  for (const [, isEnd] of html.matchAll(/<(\/?)dl(?![a-z0-9])/gi)) {
    depth = Math.max(0, depth + (isEnd ? -1 : 1));
    if (depth > deepest) return null;
  }
  return html.replace(otherTag, '').replace(otherBegin, '&lt;');
}

const other = '(?!/?(?:dl|dt|dd|a|h[1-6])(?![a-z0-9-]))/?[a-z]';
const otherTag = new RegExp(`<${other}[^<>]*>`, 'gi');
/** Of what has another sign like it within: it is text. */
const otherBegin = new RegExp(`<(?=${other})`, 'gi');
