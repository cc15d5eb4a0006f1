import { currencyDigits } from '@holdfast/shared/values/currencyDigits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, formatMoney } from './formatMoney.ts';
import { readAmount } from './readAmount.ts';

/** Minor units, with the currency where it is not the field's; null for what is refused. */
function read(text: string, locale: string, currency = 'EUR') {
  const reading = readAmount(text, currency, locale);
  if (!reading.ok) return null;
  return reading.currency === currency ? reading.minor : `${reading.minor} ${reading.currency}`;
}

const why = (text: string, locale: string, currency = 'EUR') => {
  const reading = readAmount(text, currency, locale);
  return reading.ok ? null : reading.message;
};

describe('an amount as people type it', () => {
  it.each([
    ['24,90', 'en-US', 2490],
    ['24.90', 'de-DE', 2490],
    ['24.9', 'en-US', 2490],
    ['24', 'en-US', 2400],
    ['.5', 'en-US', 50],
    [',5', 'en-US', 50],
    ['007', 'en-US', 700],
    ['-3', 'en-US', -300],
    ['−3', 'sv-SE', -300],
    ['+3', 'en-US', 300],
    ['- 3', 'en-US', -300],
    ['-0', 'en-US', 0],
    ['  24.90\n', 'en-US', 2490],
    ['1,234.50', 'de-DE', 123_450],
    ['1.234,50', 'en-US', 123_450],
    ['1 234,50', 'fr-FR', 123_450],
    ['1 234 567', 'en-US', 123_456_700],
    ['1.234.567', 'en-US', 123_456_700],
    ['1’234.50', 'de-CH', 123_450],
    ["1'234", 'de-DE', 123_400],
    ['1,23,456.70', 'en-IN', 12_345_670],
    ['1,23,456', 'en-US', 12_345_600],
  ])('[FO5] %j in %s is %j', (text, locale, minor) => expect(read(text, locale)).toBe(minor));

  it.each([
    ['٢٤٫٩٠', 'ar-EG', 2490],
    ['۱٬۲۳۴٫۵۰', 'fa-IR', 123_450],
    ['১,২৩,৪৫৬.৭০', 'bn-BD', 12_345_670],
    ['२४.९०', 'hi-IN-u-nu-deva', 2490],
    ['၂၄.၉၀', 'my-MM', 2490],
    ['๒๔.๙๐', 'th-TH-u-nu-thai', 2490],
    ['２４．９０', 'ja-JP', 2490],
    ['￥２４', 'ja-JP', '24 JPY'],
    ['𝟐𝟒', 'en-US', 2400],
  ])('[FO5] digits of other scripts: %j in %s is %j', (text, locale, minor) => expect(read(text, locale)).toBe(minor));

  it.each([
    // A lone mark before three digits is what the locale uses it for …
    ['1,234', 'en-US', 'EUR', 123_400],
    ['1.234', 'de-DE', 'EUR', 123_400],
    ['1.500', 'es-ES', 'EUR', 150_000],
    ['1.500', 'nl-NL', 'KWD', 1_500_000],
    ['1.234', 'en-US', 'KWD', 1234],
    ['1,234', 'fr-FR', 'KWD', 1234],
    ['1 500', 'fr-FR', 'EUR', 150_000],
    // … and refused where it uses it for neither, whatever the currency's decimals.
    ...['fr-FR', 'sv-SE', 'nb-NO', 'pl-PL', 'fi-FI', 'cs-CZ', 'en-ZA', 'pt-PT', 'hu-HU'].flatMap((locale) =>
      ['EUR', 'KWD', 'JPY'].map((currency) => ['1.500', locale, currency, null] as const),
    ),
    ['1,500', 'de-CH', 'EUR', null],
    ['1,500', 'fr-CH', 'EUR', null],
    ['1,500', 'ar-EG', 'EUR', null],
    ['1.500', 'ar-EG', 'EUR', null],
    // What can be meant in one way only is that, in every locale.
    ['0.500', 'fr-FR', 'KWD', 500],
    ['0,500', 'en-US', 'KWD', 500],
    ['.500', 'sv-SE', 'KWD', 500],
    ['1500.250', 'pl-PL', 'KWD', 1_500_250],
    ['1.500,00', 'fr-FR', 'EUR', 150_000],
    ['1.500.000', 'cs-CZ', 'JPY', 1_500_000],
    ['1,50', 'de-CH', 'EUR', 150],
    ['24,90', 'ar-EG', 'EUR', 2490],
  ] as const)('[FO5] %j in %s under %s is %j', (text, locale, currency, minor) =>
    expect(read(text, locale, currency)).toBe(minor),
  );

  it.each([
    '',
    '  ',
    'abc',
    '12k',
    '12K',
    '1.5M',
    '3 Mio',
    '3 Mrd.',
    '1万',
    '500g',
    '5 €/h',
    '3x4',
    '1+1',
    '10%',
    '½',
    '5²',
    '①',
    '1/2',
    '12 50',
    '1 2 3',
    '12  500',
    '1 23 456',
    '1.2.3',
    '1,2,3',
    '12,34.5,6',
    '1.234.5',
    "1'234 567",
    '1,234 567.00',
    '0,123,456',
    '1e5',
    '0x10',
    '--3',
    '3-',
    '-€-3',
    '24,-',
    '24.',
    '.',
    '-',
    '€',
    '4۴',
    '١4',
    '99999999999999999',
    '20.11.2026',
    '14:30',
  ])('[FO5] refuses %j rather than leave out a part of it', (text) => {
    for (const locale of ['en-US', 'de-DE', 'fr-FR', 'ja-JP', 'my-MM']) expect(read(text, locale)).toBeNull();
  });
});

describe('a currency beside the amount', () => {
  it.each([
    ['€ 24.90', 'en-US', 'EUR'],
    ['24,90 EUR', 'de-DE', 'EUR'],
    ['eur 24,90', 'de-DE', 'EUR'],
    ['-€24.90', 'en-US', 'EUR'],
    ['€-24.90', 'nl-NL', 'EUR'],
    ['$24.90', 'en-US', 'USD'],
    ['$24.90 USD', 'en-US', 'USD'],
    // The sign of the field's currency is that, though alone it means another one here.
    ['$24.90', 'en-US', 'CAD'],
    ['kr 24,90', 'en-US', 'SEK'],
    ['24,90 kr.', 'da-DK', 'DKK'],
    ['kr.24,90', 'da-DK', 'DKK'],
    ['Kr 24,90', 'nb-NO', 'NOK'],
    ['24,90 zł', 'pl-PL', 'PLN'],
    ['Rs.24.90', 'en-IN', 'INR'],
    ['Rs 24.90', 'en-IN', 'INR'],
    ['Fr. 24.90', 'de-CH', 'CHF'],
    ['24.900 د.ك.', 'ar-AE', 'KWD'],
    ['ج.م. ٢٤٫٩٠', 'ar-EG', 'EGP'],
    ['K24.90', 'en-ZM', 'ZMW'],
    ['24.90 K', 'my-MM', 'MMK'],
  ])('[FO5] %j in %s is 24.90 of %s, where that is the field’s', (text, locale, currency) =>
    expect(Math.abs(Number(read(text, locale, currency)))).toBe(24.9 * 10 ** currencyDigits(currency)),
  );

  it.each([
    ['$5', 'en-US', '500 USD'],
    ['$5', 'en-CA', '500 CAD'],
    ['5 $', 'de-DE', '500 USD'],
    ['$5 CAD', 'en-US', '500 CAD'],
    ['USD 5', 'fr-FR', '500 USD'],
    ['5 USD', 'en-GB', '500 USD'],
    ['¥500', 'ja-JP', '500 JPY'],
    ['¥500', 'zh-CN', '50000 CNY'],
    ['£5', 'en-AU', null],
    ['5 kr', 'sv-SE', '500 SEK'],
    ['5 kr', 'nb-NO', '500 NOK'],
    ['5 kr', 'da-DK', '500 DKK'],
    ['5 kr', 'en-US', null],
    ['$5', 'fr-FR', null],
    ['$5', 'en-GB', null],
    ['₹5', 'en-AU', '500 INR'],
    ['5 zł', 'pl-PL', '500 PLN'],
    ['5 ft', 'en-US', null],
    ['5 km', 'en-US', null],
    ['5 usd', 'en-US', null],
    ['5 all', 'en-US', null],
    ['5 XYZ', 'en-US', null],
    ['K5', 'en-ZM', null],
    ['$5 JPY', 'en-US', null],
    ['€5 USD', 'en-US', null],
    ['USD.5', 'en-US', null],
    ['5 usd', 'nb-NO', null],
  ])('[FO5] %j in %s under EUR is %j', (text, locale, expected) => expect(read(text, locale)).toBe(expected));

  it('[FO5] a letter that may mean thousands is a currency on that currency’s side only', () => {
    expect(read('12K', 'en-ZM', 'ZMW')).toBeNull();
    expect(read('12M', 'en-LS', 'LSL')).toBeNull();
  });
});

describe('what a field says of an amount it refuses', () => {
  it.each([
    ['', 'en-US', 'EUR', 'An amount like 24.90'],
    ['12 50', 'de-DE', 'EUR', 'An amount like 24,90'],
    ['12k', 'en-US', 'JPY', 'An amount like 2490, in digits: “k” is not understood'],
    ['1.500', 'fr-FR', 'EUR', 'May be 1500 or 1,5: write one of them'],
    ['1.234', 'sv-SE', 'KWD', 'May be 1234 or 1,234: write one of them'],
    ['24.905', 'en-US', 'EUR', 'At most two decimals, as in 24.90'],
    ['24.90', 'ja-JP', 'JPY', 'No decimals, as in 2490'],
    ['10000000000.01', 'en-US', 'EUR', 'At most 10000000000.00'],
    ['$5', 'en-GB', 'EUR', '“$” means several currencies: leave it out and choose one'],
  ])('[FO5] %j in %s under %s: %s', (text, locale, currency, message) =>
    expect(why(text, locale, currency)).toBe(message),
  );
});

describe('what is shown can be typed back', () => {
  const locales = (
    'en-US en-GB en-IN en-ZA en-DE de-DE de-AT de-CH fr-FR fr-CH it-CH sv-SE nb-NO da-DK pl-PL fi-FI cs-CZ hu-HU pt-BR ' +
    'pt-PT es-ES nl-NL tr-TR ar-EG ar-AE fa-IR he-IL ur-PK ja-JP zh-CN bn-BD hi-IN-u-nu-deva mr-IN ne-NP my-MM ' +
    'th-TH-u-nu-thai'
  ).split(' ');
  /** None, two, three and four decimals, and signs that are letters or have dots. */
  const currencies = ['JPY', 'EUR', 'USD', 'KWD', 'CLF', 'SEK', 'DKK', 'PLN', 'CHF', 'INR', 'EGP', 'MMK', 'XOF', 'XCG'];
  const anyMinor = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
  const small = fc.integer({ min: -99_999, max: 99_999 });

  it('[FO5] every amount, in every locale and currency, as a list shows it and as a form does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        fc.oneof(anyMinor, small),
        (locale, currency, minor) => {
          expect(readAmount(formatMoney(minor, currency, locale), currency, locale)).toEqual({
            ok: true,
            minor,
            currency,
          });
          expect(readAmount(amountText(minor, currency, locale), currency, locale)).toEqual({
            ok: true,
            minor,
            currency,
          });
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('reads the sign of the yen in words on the side it is spoken on', () => {
  expect(readAmount('1200円', 'JPY', 'ja-JP')).toEqual({ ok: true, minor: 1200, currency: 'JPY' });
});
