/** The kinds of value that fields are made of. What is frozen of each field (frozen.test.ts) says all of it. */
import { dayPattern, longMonths, shortMonths, timePattern } from '../values/datePatterns.ts';
import { longestOrderKey, orderKeyPattern } from '../values/orderKey.ts';
import { quantityDigits } from '../values/quantity.ts';
import { decimalType, flagType, orNull, textType, wholeType } from './fieldType.ts';

export const shortText = textType({ longest: 500 });
export const longText = textType({ longest: 20_000 });
export const flag = flagType;

/** Position among siblings, or none yet; ties are broken by record id. */
export const orderKey = textType({
  longest: longestOrderKey,
  pattern: orderKeyPattern,
  expected: 'a fractional-indexing key, such as a0, or nothing',
});

/** What versions before took for one: any text. Read, never written. */
export const earlierOrderKey = textType({ longest: longestOrderKey });

/** A day as people mean it, `YYYY-MM-DD`, in no time zone: the real days of the years 1900 to 2999. */
export const civilDate = matching(`^${dayPattern}$`, 'a day from 1900-01-01 to 2999-12-31');

/** What versions before took for a day: any four digits as its year, and 29 February in each. Read, never written. */
export const earlierDate = matching(
  `^\\d{4}-(?:${longMonths}|${shortMonths}|02-(?:0[1-9]|1\\d|2\\d))$`,
  'a date as YYYY-MM-DD',
);

/** A time on the wall, `HH:MM`. */
export const wallTime = matching(`^${timePattern}$`, 'a time as HH:MM');

/** A date and time on the wall, `YYYY-MM-DDTHH:MM`; the zone is a field beside it. */
export const wallDateTime = matching(
  `^${dayPattern}T${timePattern}$`,
  'a day from 1900-01-01 to 2999-12-31 and a time, as YYYY-MM-DDTHH:MM',
);

/** What versions before took for one: 31 days in every month. Read, never written. */
export const earlierDateTime = matching(
  `^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T${timePattern}$`,
  'YYYY-MM-DDTHH:MM',
);

/** An instant, in milliseconds since 1970. */
export const instant = wholeType('whole milliseconds');

/** Up to three decimals. */
export const quantity = decimalType(quantityDigits, 'at most three decimals');

/** Money in the smallest unit of its currency (cents, yen, fils). Never a fraction. */
export const minorUnits = wholeType('whole minor units of the currency');

/** ISO 4217. */
export const currencyCode = matching('^[A-Z]{3}$', 'a three-letter currency code');

/** IANA zone name, or the offset a browser gives where it knows none. Whether this device knows the zone is its business. */
export const zoneName = matching(
  `^(?:[A-Za-z0-9_+/-]{1,64}|[+-]${timePattern})$`,
  'the name of a time zone, or an offset like +05:30',
);

/**
 * An address a person may open with one click: script and data addresses are refused, and a user name before the host,
 * which shows one site and opens another.
 */
export const webAddress = textType({
  longest: 4000,
  pattern:
    /^(?:|https?:\/\/(?!\d+(?:[:/?#]|$))(?:\[[\da-f:.]+\]|[^\s/?#\\@%:[\]]+)(?::\d{0,5})?(?:[/?#]\S*)?|mailto:\S+|tel:\S+)$/i,
  expected: 'an http, https, mailto or tel address, without a user name',
});

/** What versions before took for one: a user name, too. Read, never written. */
export const earlierAddress = textType({
  longest: 4000,
  pattern: /^(?:|https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/i,
});

/** A recurrence rule (RFC 5545), or null for something that happens once. */
export const repeatRule = orNull(textType({ longest: 500 }));

function matching(pattern: string, expected: string) {
  return textType({ pattern: new RegExp(pattern), expected });
}
