/** Whether the window is as narrow as a phone's: there the way between pages lies below them, within a thumb's reach. */
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 48rem)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
