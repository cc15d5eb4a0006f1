/** How tiles like this one stand on the page. */
import type { Layout } from './dropPlace.ts';

/** A tile that is wider than this part of the page has none beside it. */
const columnPart = 0.6;

export function layoutOf({ width }: { width: number }): Layout {
  const page = document.documentElement;
  return {
    isRtl: getComputedStyle(page).direction === 'rtl',
    isColumn: width > columnPart * page.clientWidth,
  };
}
