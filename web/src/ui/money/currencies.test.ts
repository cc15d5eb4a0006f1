import { circulating } from '@holdfast/shared/values/circulating';
import { expect, it } from 'vitest';
import { isCurrency, listCurrencies } from './currencies.ts';

it('lists what circulates first, by code and with names, and everything else the browser knows after it', () => {
  const { current, others } = listCurrencies('en-GB');
  expect(current.map(({ code }) => code)).toEqual([...circulating].sort());
  expect(current.find(({ code }) => code === 'EUR')?.name).toBe('Euro');
  expect(current.map(({ code }) => code)).not.toContain('HRK');
  const listed = new Set([...current, ...others].map(({ code }) => code));
  expect(Intl.supportedValuesOf('currency').filter((code) => !listed.has(code))).toEqual([]);
  expect(listed.size).toBe(current.length + others.length);
});

it('takes a code in capitals only', () => {
  expect(['EUR', 'XOF', 'HRK', 'eur', 'Eur', 'XYZ', ''].filter(isCurrency)).toEqual(['EUR', 'XOF', 'HRK']);
});
