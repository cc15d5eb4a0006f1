/**
 * Where a new record goes among its siblings: last, however many there are and whatever stands there. The key after a
 * key is the next whole one, as the package fractional-indexing gives it (orderAfter.test.ts); nothing else of it is needed.
 */
import { isOrderKey, lastOrderKey } from './orderKey.ts';

const firstKey = 'a0';

/**
 * A key the server takes, of 27 characters at most, that sorts after `last` while that is before the end of every list.
 * Older versions took any text for a position, and it is still followed: after it the list goes on with real keys.
 */
export function orderAfter(last: string | undefined): string {
  if (last === undefined || last === '') return firstKey;
  if (last >= lastOrderKey) return lastOrderKey;
  return isOrderKey(last) ? nextWhole(last.slice(0, lengthOfWhole(last))) : keyAfterText(last);
}

/** A whole key after a text that is none. */
function keyAfterText(text: string): string {
  const [start = ''] = /^[a-z][0-9A-Za-z]*/.exec(text) ?? [];
  if (start === '') return firstKey;
  const length = lengthOfWhole(start);
  const first = start.slice(0, length).padEnd(length, '0');
  return first > text ? first : nextWhole(start.slice(0, length).padEnd(length, 'z'));
}

/** A key's first letter says how many digits follow: from `a` with one upwards, from `Z` with one downwards. */
function lengthOfWhole(key: string): number {
  const letter = key.charCodeAt(0);
  return key >= 'a' ? letter - 95 : 92 - letter;
}

/** One more in base 62; after the last of a letter comes the first of the next. */
function nextWhole(whole: string): string {
  if (whole === lastOrderKey) return whole;
  const [, letter = '', digits = '', full = ''] = /^(.)(.*?)(z*)$/.exec(whole) ?? [];
  if (digits !== '') return letter + digits.slice(0, -1) + characterAfter(digits.slice(-1)) + '0'.repeat(full.length);
  const next = characterAfter(letter);
  return next.padEnd(lengthOfWhole(next), '0');
}

function characterAfter(character: string): string {
  if (character === '9') return 'A';
  return character === 'Z' ? 'a' : String.fromCharCode(character.charCodeAt(0) + 1);
}
