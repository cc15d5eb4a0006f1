/** How wide the window is, where more than styles depends on it. */
import { useSyncExternalStore } from 'react';

export interface WindowQuery {
  matches(): boolean;
  subscribe(listener: () => void): () => void;
}

function windowQuery(condition: string): WindowQuery {
  const query = window.matchMedia(condition);
  return {
    matches: () => query.matches,
    subscribe(listener) {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
  };
}

export const windows = {
  /** A phone's: the way between pages lies below them, within a thumb's reach. */
  narrow: windowQuery('(max-width: 48rem)'),
  /** Room for a record beside its list. */
  wide: windowQuery('(min-width: 75rem)'),
} as const;

export function useWindow({ subscribe, matches }: WindowQuery): boolean {
  return useSyncExternalStore(subscribe, matches);
}
