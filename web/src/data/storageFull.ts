/** Browsers say "full" as QuotaExceededError, or as AbortError with that inside; Dexie wraps either. */
export function isStorageFull(error: unknown): boolean {
  for (let next = error, depth = 0; next instanceof Object && depth < 5; depth += 1) {
    const { name, inner, cause } = next as { name?: unknown; inner?: unknown; cause?: unknown };
    if (name === 'QuotaExceededError') return true;
    next = inner ?? cause;
  }
  return false;
}
