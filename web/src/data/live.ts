/**
 * Reads that are repeated whenever what they read has changed, in this tab or another. The database follows a read across
 * its `await`s only where it is handed a function that it can see is async; of any other it misses all but the first
 * steps, and what is shown grows old unnoticed. So every live read begins here.
 */
import { liveQuery, type Observable } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';

export function live<T>(read: () => Promise<T>): Observable<T> {
  return liveQuery(async () => read());
}

/** Undefined until the first answer. `deps` as of any hook. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  return useLiveQuery(async () => read(), [...deps]);
}
