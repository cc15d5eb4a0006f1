import { expect, it } from 'vitest';
import { defaultCurrency } from './defaultCurrency.ts';

it('starts with the currency of the region, else the euro', () => {
  expect(defaultCurrency('US')).toBe('USD');
  expect(defaultCurrency('DE')).toBe('EUR');
  expect(defaultCurrency('XX')).toBe('EUR');
});
