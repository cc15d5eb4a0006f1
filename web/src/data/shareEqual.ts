/**
 * What was read anew, with every part that is as it was before being the very same object: what is drawn from it need not
 * be drawn again. Rows of a list are found by their id, wherever they stand now. (Structural sharing, as TanStack Query has
 * it.)
 */
export function shareEqual<T>(before: unknown, after: T): T {
  return share(before, after, new Map());
}

/** `known`: what has come of each part; one that stands in two places is one object in both. */
function share<T>(before: unknown, after: T, known: Map<unknown, unknown>): T {
  if (!known.has(after)) known.set(after, shareParts(before, after, known));
  return known.get(after) as T;
}

function shareParts<T>(before: unknown, after: T, known: Map<unknown, unknown>): T {
  if (before === after || !isCompound(before) || !isCompound(after)) return after;
  if (before instanceof Map || after instanceof Map) return isSameMap(before, after) ? (before as T) : after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const idOf = (part: unknown) => (isCompound(part) ? (part as Partial<Record<string, unknown>>).id : undefined);
  const byId = Array.isArray(before) ? new Map(before.map((part) => [idOf(part), part])) : null;
  const old = before as Record<string, unknown>;
  const shared = Object.entries(after).map(([key, part]) => {
    const id = byId === null ? undefined : idOf(part);
    return [key, share(id === undefined ? old[key] : byId?.get(id), part, known)] as const;
  });
  const isSame = shared.length === Object.keys(before).length && shared.every(([key, part]) => old[key] === part);
  if (isSame) return before as T;
  return (Array.isArray(after) ? shared.map(([, part]) => part) : Object.fromEntries(shared)) as T;
}

/** Arrays, plain objects and maps; anything else is taken as it comes. */
function isCompound(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const made: unknown = Object.getPrototypeOf(value);
  return made === Object.prototype || made === Array.prototype || made === Map.prototype;
}

function isSameMap(before: unknown, after: unknown): boolean {
  if (!(before instanceof Map) || !(after instanceof Map) || before.size !== after.size) return false;
  return [...after].every(([key, value]) => before.has(key) && before.get(key) === value);
}
