/**
 * How days and times are written, as sources of patterns: what a form takes, what a field stores, and what is frozen of
 * it (entities/frozen.test.ts) are one.
 */
export const longMonths = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
export const shortMonths = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const commonDay = `(?:19|2\\d)\\d\\d-(?:${longMonths}|${shortMonths}|02-(?:0[1-9]|1\\d|2[0-8]))`;
const leapYear = '(?:(?:19|2\\d)(?:0[48]|[2468][048]|[13579][26])|2[048]00)';

/** The real days of the years that a person may write: `firstDay` to `lastDay`. */
export const dayPattern = `(?:${commonDay}|${leapYear}-02-29)`;

/** `HH:MM`. */
export const timePattern = '(?:[01]\\d|2[0-3]):[0-5]\\d';
