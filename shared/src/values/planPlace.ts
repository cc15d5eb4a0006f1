/**
 * Which keys put a record at a place among its siblings [OR1]. One new key is enough where there is room between two; what
 * stands in its way there, the same key twice or a text that is none, is given new keys with it.
 */
import { generateNKeysBetween } from 'fractional-indexing';
import { isOrderKey } from './orderKey.ts';

export interface PlacePlan {
  /** The siblings from here up to, not including, `to` get new keys, in their order. */
  from: number;
  to: number;
  /** Of these siblings and the record, as they will stand. */
  keys: readonly string[];
}

/**
 * `orders`: the siblings' keys as they stand, without the record's own; of equal ones the ids have decided. `at`: before
 * which of them the record is to stand. What has no key yet stands before all that have one.
 */
export function planPlace(orders: readonly string[], at: number): PlacePlan {
  let [from, to] = [at, at];
  for (;;) {
    const [before, after] = [orders[from - 1] || null, orders[to] ?? null];
    const isStuck = before !== null && !isOrderKey(before);
    const isBarred = after !== null && (after === '' || !isOrderKey(after) || (before !== null && before >= after));
    const keys = isStuck || isBarred ? null : keysBetween(before, after, to - from + 1);
    if (keys !== null) return { from, to, keys };
    if (!isStuck && to < orders.length) to += 1;
    else from -= 1;
  }
}

/** Null where there is no room: between the two they would be too long, or past the end of every list. */
function keysBetween(before: string | null, after: string | null, count: number): string[] | null {
  const keys = generateNKeysBetween(before, after, count);
  return keys.every(isOrderKey) ? keys : null;
}
