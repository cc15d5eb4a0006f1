/**
 * The Back of a phone closes what is open before it leaves the page: each thing that opens is an entry in the history,
 * and going back past it closes it. Closed in another way, it takes its entry along.
 */
import { useEffect, useRef } from 'react';

interface OverlayState {
  /** How many things are open at this entry. */
  overlays: number;
}

const open: (() => void)[] = [];

function overlaysAt(state: unknown): number {
  return (state as Partial<OverlayState> | null)?.overlays ?? 0;
}

window.addEventListener('popstate', ({ state }) => {
  while (open.length > overlaysAt(state)) open.pop()?.();
});

// A reload closes everything, and leaves the entry behind.
if (overlaysAt(history.state) > 0) history.go(-overlaysAt(history.state));

/** While the caller is on the page, Back calls `close` instead of leaving. */
export function useBackCloses(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const own = () => latest.current();
    open.push(own);
    const state: OverlayState = { overlays: open.length };
    history.pushState(state, '');
    return () => {
      const place = open.indexOf(own);
      if (place < 0) return;
      open.splice(place, 1);
      if (overlaysAt(history.state) > open.length) history.back();
    };
  }, []);
}
