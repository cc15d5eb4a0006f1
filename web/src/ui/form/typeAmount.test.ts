import { expect, it } from 'vitest';
import { typeAmount } from './typeAmount.ts';

it.each([
  ['24.90', 'EUR', { price: '24.90' }],
  ['€24.90', 'EUR', { price: '€24.90' }],
  ['$24', 'EUR', { price: '$24', currency: 'USD' }],
  ['24 CAD', 'USD', { price: '24 CAD', currency: 'CAD' }],
  // The sign is gone again: what it chose stays chosen, and is seen.
  ['24', 'USD', { price: '24' }],
  ['24 kr', 'EUR', { price: '24 kr' }],
  ['24 k', 'EUR', { price: '24 k' }],
  ['$', 'EUR', { price: '$' }],
])('[FO5] typing %j under %s changes %j', (text, currency, changes) => {
  expect(typeAmount('price', text, { currency, price: '2' }, 'en-US')).toEqual(changes);
});
