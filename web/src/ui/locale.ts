/**
 * Which habits to write in. Numbers follow the device's locale; words are English, so dates are written in English
 * with the habits of the device's region: a German phone says "Mon, 3 Nov" and "14:02", not "Mo., 3. Nov.".
 */
export const numberLocale: string = new Intl.NumberFormat().resolvedOptions().locale;

const device = new Intl.Locale(numberLocale);

/** ISO 3166 region of the device's locale, where it names one. */
export const region: string | undefined = device.region;

export const wordLocale: string = wordLocaleFor(device);

function wordLocaleFor({ language, region: place }: Intl.Locale): string {
  if (language === 'en') return numberLocale;
  return place === undefined ? 'en-GB' : `en-${place}`;
}
