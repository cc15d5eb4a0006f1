import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantityText } from './quantityText.ts';
import { readQuantity } from './readQuantity.ts';

const read = (text: string, locale: string) => {
  const reading = readQuantity(text, locale);
  return reading.ok ? reading.quantity : null;
};

describe('a quantity as people type it', () => {
  it.each([
    ['1', 'en-US', 1],
    ['2.5', 'de-DE', 2.5],
    ['0,75', 'en-US', 0.75],
    ['1.500', 'en-US', 1.5],
    ['1,500', 'en-US', 1500],
    ['1.500', 'de-DE', 1500],
    ['1,500', 'de-DE', 1.5],
    ['1 500', 'fr-FR', 1500],
    ['৫০০', 'bn-BD', 500],
    ['-2', 'en-US', -2],
    ...['fr-FR', 'sv-SE', 'pl-PL', 'fi-FI', 'cs-CZ', 'en-ZA', 'de-AT'].map(
      (locale) => ['1.500', locale, null] as const,
    ),
    ['1,500', 'de-CH', null],
    ['1,500', 'fr-CH', 1.5],
    ['500g', 'en-US', null],
    ['12k', 'en-US', null],
    ['3 x', 'en-US', null],
    ['€3', 'en-US', null],
    ['K3', 'en-ZM', null],
    ['12 50', 'en-US', null],
    ['1.2345', 'en-US', null],
    ['', 'en-US', null],
  ] as const)('[FO5] %j in %s is %j', (text, locale, quantity) => expect(read(text, locale)).toBe(quantity));

  it.each([
    ['500g', 'de-DE', 'A number like 2,5, in digits: “g” is not understood'],
    ['', 'en-US', 'A number like 2.5'],
    ['1.500', 'sv-SE', 'May be 1500 or 1,5: write one of them'],
    ['1.2345', 'en-US', 'At most three decimals, as in 2.5'],
    ['9999999999', 'en-US', 'At most 1000000000'],
  ])('[FO5] says what is allowed: %j in %s', (text, locale, message) =>
    expect(readQuantity(text, locale)).toEqual({ ok: false, message }),
  );

  it('[FO5] what is shown can be typed back', () => {
    const locales =
      'en-US en-IN en-ZA de-DE de-CH de-AT fr-FR fr-CH sv-SE pl-PL fi-FI cs-CZ ar-EG fa-IR he-IL ja-JP bn-BD hi-IN-u-nu-deva my-MM';
    fc.assert(
      fc.property(
        fc.constantFrom(...locales.split(' ')),
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        (locale, thousandths) => {
          const quantity = thousandths / 1000;
          expect(read(quantityText(quantity, locale), locale)).toBe(quantity);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
