/**
 * "No room left" has many shapes: QuotaExceededError by itself, inside the AbortError of a transaction that could not
 * commit, or among the failures of a bulk write, each wrapped by Dexie.
 */
export function isStorageFull(error: unknown, depth = 0): boolean {
  if (!(error instanceof Object) || depth > 5) return false;
  const { name, inner, cause, failures } = error as Record<'name' | 'inner' | 'cause' | 'failures', unknown>;
  if (name === 'QuotaExceededError') return true;
  return [inner, cause, ...(Array.isArray(failures) ? failures : [])].some((within) =>
    isStorageFull(within, depth + 1),
  );
}
