/** Where a new record goes among its siblings: last. */
import { generateKeyBetween } from 'fractional-indexing';

/** A key after `last`. Keys that came from elsewhere and follow no rule are still followed. */
export function orderAfter(last: string | undefined): string {
  try {
    return generateKeyBetween(last === undefined || last === '' ? null : last, null);
  } catch {
    return `${last}V`;
  }
}
