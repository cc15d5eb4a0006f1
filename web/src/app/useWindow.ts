/** How wide the window is, where more than styles depends on it. */
import { useSyncExternalStore } from 'react';

export const windows = {
  /** A phone's: the way between pages lies below them, within a thumb's reach. */
  narrow: window.matchMedia('(max-width: 48rem)'),
  /** Room for a record beside its list. */
  wide: window.matchMedia('(min-width: 75rem)'),
} as const;

export function useWindow(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
