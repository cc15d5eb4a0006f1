/** What every store along the way can hold. Checked before anything recursive looks at the value. */

const maxDepth = 16;

/** Why a JSON value cannot be kept byte for byte by Postgres and IndexedDB alike, or null when it can. */
export function refuseUnstorable(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return refuseText(value);
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const reason = refuseText(next.value);
    if (reason !== null) return reason;
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= maxDepth) return `nested deeper than ${maxDepth} levels`;
    for (const [key, child] of Object.entries(next.value)) {
      const keyReason = refuseText(key);
      if (keyReason !== null) return keyReason;
      open.push({ value: child, depth: next.depth + 1 });
    }
  }
  return null;
}

function refuseText(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'not a finite number';
  if (typeof value !== 'string') return null;
  if (value.includes('\0')) return 'contains a NUL character';
  return value.isWellFormed() ? null : 'contains half of a surrogate pair';
}
