/**
 * Reads that are repeated whenever what they read has changed, in this tab or another. The database follows a read across
 * its `await`s only where it is handed a function that it can see is async; of any other it misses all but the first
 * steps, and what is shown grows old unnoticed. So every live read begins here, or in useLive.ts.
 */
// biome-ignore lint/style/noRestrictedImports: the one place that meets the condition for all
import { liveQuery, type Observable } from 'dexie';

export function liveRead<T>(read: () => Promise<T>): Observable<T> {
  return liveQuery(async () => read());
}
