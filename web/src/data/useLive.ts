/** A live read as a hook, under the condition that liveRead.ts tells of. */
// biome-ignore lint/style/noRestrictedImports: the one place that meets the condition for all
import { useLiveQuery } from 'dexie-react-hooks';

/** Undefined until the first answer. `deps` as of any hook. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  return useLiveQuery(async () => read(), [...deps]);
}
