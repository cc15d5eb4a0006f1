import { readValues } from '@holdfast/shared/entities/defineEntity';
import { expense } from '@holdfast/shared/entities/expense';
import { describe, expect, it } from 'vitest';
import { rollupEntries } from '../../data/fakes/rollupEntries.ts';
import { totalSpending } from './totalSpending.ts';

const made = (category: string, amount: number, currency = 'EUR') => ({
  id: 'x',
  ...readValues(expense, { category, amount, currency }),
});

const total = (made: readonly object[], shown: number) => totalSpending(rollupEntries(expense, 'month', made), shown);

describe('spending by category', () => {
  it('puts the largest first and the rest together', () => {
    const [first] = total([made('a', 1), made('b', 5), made('c', 3), made('b', 2), made('d', 1)], 2);
    expect(first).toEqual({
      currency: 'EUR',
      minor: 12,
      categories: [
        { category: 'b', minor: 7 },
        { category: 'c', minor: 3 },
        { category: null, minor: 2 },
      ],
    });
  });

  it('is one category however it is spelled, called as most of its expenses call it', () => {
    const spent = [made('fuel', 1), made('Fuel', 2), made('Fuel ', 4), made('Food', 3), made('\u200b', 1), made('', 1)];
    expect(total(spent, 5)[0]?.categories).toEqual([
      { category: 'Fuel', minor: 7 },
      { category: 'Food', minor: 3 },
      { category: '', minor: 2 },
    ]);
  });

  it('takes money back off its category and off the whole, which may both go below nothing', () => {
    expect(total([made('a', 5), made('b', 2), made('b', -3), made('c', -9)], 2)).toEqual([
      {
        currency: 'EUR',
        minor: -5,
        categories: [
          { category: 'a', minor: 5 },
          { category: 'b', minor: -1 },
          { category: null, minor: -9 },
        ],
      },
    ]);
  });

  it('keeps currencies apart', () => {
    expect(total([made('a', 1), made('a', 2, 'JPY')], 5).map(({ minor }) => minor)).toEqual([1, 2]);
  });
});
