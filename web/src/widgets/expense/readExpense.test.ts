import { readValues } from '@holdfast/shared/entities/defineEntity';
import { expense } from '@holdfast/shared/entities/expense';
import { describe, expect, it } from 'vitest';
import { expenseForm, readExpense } from './readExpense.ts';

const typed = { amount: '24.90', currency: 'EUR', date: '2026-11-23' };
const fill = (texts: Record<string, string>) => ({ ...typed, ...texts });

describe('reading the expense form', () => {
  it.each([
    [{}, 2490],
    [{ amount: '1,500' }, 150_000],
    [{ amount: '-24.90' }, -2490],
    [{ moneyBack: 'on' }, -2490],
    [{ amount: '-24.90', moneyBack: 'on' }, -2490],
    [{ amount: '2490', currency: 'JPY' }, 2490],
    [{ amount: '10000000000' }, 1_000_000_000_000],
  ])('[FO5] %j is %j', (texts, amount) =>
    expect(readExpense(fill(texts))).toMatchObject({ errors: {}, values: { amount } }),
  );

  it.each([
    [{ amount: '' }, { amount: 'An amount like 24.90' }],
    [{ amount: '0.00' }, { amount: 'An amount other than 0' }],
    [{ amount: '12k' }, { amount: 'An amount like 24.90, in digits: “k” is not understood' }],
    [{ amount: '12 50' }, { amount: 'An amount like 24.90' }],
    [{ amount: '$5' }, { amount: 'This is in USD: choose that currency, or leave its sign out' }],
    [{ amount: '10000000000.01' }, { amount: 'At most 10000000000.00' }],
    [{ amount: '4006381333931' }, { amount: 'At most 10000000000.00' }],
    [{ date: '' }, { date: 'An expense needs a date' }],
  ])('[FO5] %j is refused at its field, which says what is allowed', (texts, errors) =>
    expect(readExpense(fill(texts)).errors).toEqual(errors),
  );

  it.each([2490, -2490])('reads back what it shows: %j', (amount) => {
    const { repeat, ...values } = readValues(expense, {
      ...typed,
      amount,
      category: 'Fuel',
      vendor: 'V',
      method: 'Card',
      note: '',
    });
    expect(readExpense(expenseForm.show({ ...values, repeat }))).toEqual({ errors: {}, values });
  });
});
