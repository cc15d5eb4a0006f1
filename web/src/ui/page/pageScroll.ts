/** A page that is come back to is scrolled as it was left; one that is gone to begins at its top. */
import { useLayoutEffect } from 'react';
import { openedNames } from './openedNames.ts';

const topByHref = new Map<string, number>();
/** Rows are read in the first frames; a page that is shorter by then stays where it is. */
const patienceFrames = 30;

let isReturn = false;
/** What stands open over a page leaves it where it is. */
const hrefOfPage = () => {
  const query = new URLSearchParams(location.search);
  for (const name of openedNames) query.delete(name);
  return `${location.pathname}?${query}`;
};

/** The browser tells of scrolling a frame later, when another page has the address: so it is noted before that, too. */
function noteScroll(): void {
  topByHref.set(hrefOfPage(), window.scrollY);
}

/** Once, before there is a page. */
export function watchScroll(): void {
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', () => {
    isReturn = true;
  });
  window.addEventListener('scroll', noteScroll, { passive: true });
}

/** Before one goes to a page, which then begins at its top. */
export function noteLeaving(): void {
  noteScroll();
  isReturn = false;
}

export function usePageScroll(): void {
  useLayoutEffect(() => {
    // Nothing was scrolled or left yet: asking where the page stands would lay it out before its first paint.
    if (topByHref.size === 0) return;
    const top = isReturn ? (topByHref.get(hrefOfPage()) ?? 0) : 0;
    isReturn = false;
    let frames = 0;
    let frame = 0;
    const scroll = () => {
      window.scrollTo(0, top);
      frames += 1;
      if (Math.abs(window.scrollY - top) > 1 && frames < patienceFrames) frame = requestAnimationFrame(scroll);
    };
    scroll();
    return () => cancelAnimationFrame(frame);
  }, []);
}
