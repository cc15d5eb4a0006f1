/**
 * Which habits to write in. Numbers follow the device's locale; words are English, so dates are written in English
 * with the habits of the device's region: a German phone says "Mon, 3 Nov" and "14:02", not "Mo., 3. Nov.". Read on first
 * use: before its first number or date a browser takes a dozen milliseconds to read what it knows of languages.
 */
import { onFirstUse } from './onFirstUse.ts';

export const numberLocale: () => string = onFirstUse(() => new Intl.NumberFormat().resolvedOptions().locale);

const device = onFirstUse(() => new Intl.Locale(numberLocale()));

/** ISO 3166 region of the device's locale, where it names one. */
export const region = (): string | undefined => device().region;

export const wordLocale: () => string = onFirstUse(() => {
  const { language, region: place } = device();
  if (language === 'en') return numberLocale();
  return place === undefined ? 'en-GB' : `en-${place}`;
});
