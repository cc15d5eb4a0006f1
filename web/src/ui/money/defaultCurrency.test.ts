import { expect, it } from 'vitest';
import { preferences } from '../preferences.ts';
import { defaultCurrency, regionCurrency } from './defaultCurrency.ts';

it('is that of the region, else the euro', () => {
  expect(regionCurrency('US')).toBe('USD');
  expect(regionCurrency('DE')).toBe('EUR');
  expect(regionCurrency('XX')).toBe('EUR');
});

it('is the one that was set', () => {
  const before = defaultCurrency();
  preferences.take({ currency: 'JPY' });
  expect(defaultCurrency()).toBe('JPY');
  preferences.take({ currency: null });
  expect(defaultCurrency()).toBe(before);
});
