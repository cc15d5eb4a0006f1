/** The kinds of value that fields are made of. Patterns, not refinements: so what is frozen of each field (frozen.test.ts) says all of it. */
import * as z from 'zod/mini';

export const shortText = z.string().check(z.maxLength(500, 'longer than 500 characters'));
export const longText = z.string().check(z.maxLength(20_000, 'longer than 20,000 characters'));
export const flag = z.boolean('expected yes or no');

/** Position among siblings: a key of fractional-indexing, or none yet; ties are broken by record id. */
export const orderKey = z
  .string()
  .check(z.maxLength(200, 'order key too long'))
  .check(z.regex(orderKeyPattern(), 'expected a fractional-indexing key, such as a0, or nothing'));

/** What versions before took for one: any text. Read, never written. */
export const earlierOrderKey = z.string().check(z.maxLength(200));

/** The end of every list: keys after it would grow with each record, so what comes there lies by its id. */
export const lastOrderKey = 'z'.repeat(27);

/**
 * A letter that says how many digits follow (a and Z: one, z and A: 26), these digits, and a fraction that does not end
 * in 0. Both ends are closed: nothing could be put before A with 26 times 0, nor after `lastOrderKey`.
 */
function orderKeyPattern(): RegExp {
  const whole = Array.from({ length: 26 }, (_, n) => {
    const [up, down] = [String.fromCharCode(97 + n), String.fromCharCode(90 - n)];
    return `[${up}${down}][0-9A-Za-z]{${n + 1}}`;
  });
  return new RegExp(`^(?:|(?!A0{26}$|z{27}.)(?:${whole.join('|')})(?:[0-9A-Za-z]*[1-9A-Za-z])?)$`);
}

const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const longMonths = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
const shortMonths = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const commonDay = `(?:19|2\\d)\\d\\d-(?:${longMonths}|${shortMonths}|02-(?:0[1-9]|1\\d|2[0-8]))`;
const leapYear = '(?:(?:19|2\\d)(?:0[48]|[2468][048]|[13579][26])|2[048]00)';
const day = `(?:${commonDay}|${leapYear}-02-29)`;

/** A day as people mean it, `YYYY-MM-DD`, in no time zone: the real days of the years 1900 to 2999. */
export const civilDate = matching(`^${day}$`, 'expected a day from 1900-01-01 to 2999-12-31');

/** What versions before took for a day: any four digits as its year, and 29 February in each. Read, never written. */
export const earlierDate = matching(
  `^\\d{4}-(?:${longMonths}|${shortMonths}|02-(?:0[1-9]|1\\d|2\\d))$`,
  'expected a date as YYYY-MM-DD',
);

/** A time on the wall, `HH:MM`. */
export const wallTime = matching(`^${time}$`, 'expected a time as HH:MM');

/** A date and time on the wall, `YYYY-MM-DDTHH:MM`; the zone is a field beside it. */
export const wallDateTime = matching(
  `^${day}T${time}$`,
  'expected a day from 1900-01-01 to 2999-12-31 and a time, as YYYY-MM-DDTHH:MM',
);

/** What versions before took for one: 31 days in every month. Read, never written. */
export const earlierDateTime = matching(
  `^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T${time}$`,
  'expected YYYY-MM-DDTHH:MM',
);

/** A moment, in milliseconds since 1970. */
export const moment = z.int('expected whole milliseconds');

/** Money in the smallest unit of its currency (cents, yen, fils). Never a fraction. */
export const minorUnits = z.int('expected whole minor units of the currency');

/** ISO 4217. */
export const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/, 'expected a three-letter currency code'));

/** IANA zone name, or the offset a browser gives where it knows none. Whether this device knows the zone is its business. */
export const zoneName = matching(
  `^(?:[A-Za-z0-9_+/-]{1,64}|[+-]${time})$`,
  'expected the name of a time zone, or an offset like +05:30',
);

/**
 * An address a person may open with one click: script and data addresses are refused, and a user name before the host,
 * which shows one site and opens another.
 */
export const webAddress = z
  .string()
  .check(z.maxLength(4000, 'longer than 4,000 characters'))
  .check(
    z.regex(
      /^(?:|https?:\/\/(?!\d+(?:[:/?#]|$))(?:\[[\da-f:.]+\]|[^\s/?#\\@%:[\]]+)(?::\d{0,5})?(?:[/?#]\S*)?|mailto:\S+|tel:\S+)$/i,
      'expected an http, https, mailto or tel address, without a user name',
    ),
  );

/** What versions before took for one: a user name, too. Read, never written. */
export const earlierAddress = z
  .string()
  .check(z.maxLength(4000))
  .check(z.regex(/^(?:|https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/i));

/** A recurrence rule (RFC 5545), or null for something that happens once. */
export const repeatRule = z.nullable(z.string().check(z.maxLength(500, 'rule too long')));

function matching(pattern: string, message: string) {
  return z.string().check(z.regex(new RegExp(pattern), message));
}
