/** A page that is come back to is scrolled as it was left; one that is gone to begins at its top. */
import { useLayoutEffect } from 'react';

const topByHref = new Map<string, number>();
/** Rows are read in the first frames; a page that is shorter by then stays where it is. */
const patienceFrames = 30;

let isReturn = false;
/** What stands open over a page leaves it where it is. */
const hrefOfPage = () => location.pathname + location.search.replace(/[?&](open|add|import)=[^&]*/g, '');

/** Before a page is left too: the browser tells of scrolling a frame later, when another page has the address. */
export function noteScroll(): void {
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
