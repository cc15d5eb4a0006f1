import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDigits } from './currencyDigits.ts';
import { defaultCurrency } from './defaultCurrency.ts';
import { amountText, decimalText, formatMoney } from './formatMoney.ts';
import { lineTotal } from './lineTotal.ts';
import { parseDecimal } from './parseDecimal.ts';
import { sumByCurrency } from './sumByCurrency.ts';

const locales = [
  'en-US',
  'en-GB',
  'en-IN',
  'de-DE',
  'de-CH',
  'fr-FR',
  'sv-SE',
  'pt-BR',
  'ar-EG',
  'fa-IR',
  'he-IL',
  'ja-JP',
];
/** None, two and three decimals. */
const currencies = ['JPY', 'EUR', 'KWD'];
const anyMinor = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });

describe('amounts as people type them', () => {
  it.each([
    ['24,90', 'en-US', 2490],
    ['24.90', 'de-DE', 2490],
    ['24.9', 'en-US', 2490],
    ['1,234.50', 'de-DE', 123_450],
    ['1.234,50', 'en-US', 123_450],
    ['1 234,50', 'fr-FR', 123_450],
    ['1’234.50', 'de-CH', 123_450],
    ['1,23,456.70', 'en-IN', 12_345_670],
    ['€ 24.90', 'en-US', 2490],
    ['24,90 EUR', 'de-DE', 2490],
    ['-3', 'en-US', -300],
    ['.5', 'en-US', 50],
    ['٢٤٫٩٠', 'ar-EG', 2490],
  ])('%s in %s', (text, locale, minor) => {
    expect(parseDecimal(text, 2, locale)).toBe(minor);
  });

  it('lets the locale decide what a lone mark before three digits is', () => {
    expect(parseDecimal('1,234', 2, 'en-US')).toBe(123_400);
    expect(parseDecimal('1.234', 2, 'de-DE')).toBe(123_400);
    expect(parseDecimal('1.234', 3, 'en-US')).toBe(1234);
    expect(parseDecimal('0,500', 3, 'en-US')).toBe(500);
  });

  it.each([
    '',
    '  ',
    'abc',
    '1.2.3',
    '1,2,3',
    '12,34.5,6',
    '1.234.5',
    '24.905',
    '1e5',
    '--3',
    '3-',
    '.',
    '99999999999999999',
  ])('refuses %j rather than guess', (text) => {
    expect(parseDecimal(text, 2, 'en-US')).toBeNull();
  });

  it('reads back every amount it shows, in every locale, with 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...locales), fc.constantFrom(...currencies), anyMinor, (locale, currency, minor) => {
        const digits = currencyDigits(currency);
        expect(parseDecimal(formatMoney(minor, currency, locale), digits, locale)).toBe(minor);
        expect(parseDecimal(amountText(minor, currency, locale), digits, locale)).toBe(minor);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('amounts in integers', () => {
  it('writes minor units as a decimal text', () => {
    expect(decimalText(5, 2)).toBe('0.05');
    expect(decimalText(-1234, 3)).toBe('-1.234');
    expect(decimalText(7, 0)).toBe('7');
  });

  it('rounds half away from zero', () => {
    expect(lineTotal(0.5, 5)).toBe(3);
    expect(lineTotal(0.5, -5)).toBe(-3);
    expect(lineTotal(0.499, 5)).toBe(2);
    expect(lineTotal(1.005, 100)).toBe(101);
    expect(lineTotal(0.75, 3100)).toBe(2325);
  });

  it('is exact for every quantity of three decimals', () => {
    const thousandths = fc.integer({ min: 0, max: 10_000_000 });
    const price = fc.integer({ min: 0, max: 900_000_000 });
    fc.assert(
      fc.property(thousandths, price, (quantity, unitPrice) => {
        const total = BigInt(lineTotal(quantity / 1000, unitPrice));
        const twiceOff = 2n * (total * 1000n - BigInt(quantity) * BigInt(unitPrice));
        expect(twiceOff > -1000n && twiceOff <= 1000n).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never adds different currencies', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    expect(sumByCurrency([eur(1), { minor: 5, currency: 'JPY' }, eur(2)])).toEqual([
      { minor: 3, currency: 'EUR' },
      { minor: 5, currency: 'JPY' },
    ]);
  });

  it('starts with the currency of the region, else the euro', () => {
    expect(defaultCurrency('US')).toBe('USD');
    expect(defaultCurrency('DE')).toBe('EUR');
    expect(defaultCurrency('XX')).toBe('EUR');
  });
});
