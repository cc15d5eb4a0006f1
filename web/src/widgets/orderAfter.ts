/** Where a new record goes among its siblings: last, however many there are and whatever stands there. */
import { lastOrderKey, orderKey } from '@holdfast/shared/entities/fieldTypes';
import { generateKeyBetween } from 'fractional-indexing';

/**
 * A key the server takes, of 27 characters at most, that sorts after `last` while that is before the end of every list.
 * Older versions took any text for a position, and it is still followed: after it the list goes on with real keys.
 */
export function orderAfter(last: string | undefined): string {
  if (last === undefined || last === '') return generateKeyBetween(null, null);
  if (last >= lastOrderKey) return lastOrderKey;
  const next = isTaken(last) ? generateKeyBetween(last, null) : keyAfterText(last);
  return isTaken(next) ? next : lastOrderKey;
}

function isTaken(key: string): boolean {
  return orderKey.safeParse(key).success;
}

/** A whole key after a text that is none. Its first letter says how many digits follow, from `a` with one. */
function keyAfterText(text: string): string {
  const [start = ''] = /^[a-z][0-9A-Za-z]*/.exec(text) ?? [];
  if (start === '') return generateKeyBetween(null, null);
  const length = start.charCodeAt(0) - 'a'.charCodeAt(0) + 2;
  const first = start.slice(0, length).padEnd(length, '0');
  return first > text ? first : generateKeyBetween(start.slice(0, length).padEnd(length, 'z'), null);
}
