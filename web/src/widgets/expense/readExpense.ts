/** What the expense form's fields come to. */
import type { Reading } from '../../ui/FormDialog.tsx';
import { formText } from '../../ui/formText.ts';
import { amountExample } from '../../ui/money/amountExample.ts';
import { currencyDigits } from '../../ui/money/currencyDigits.ts';
import { parseDecimal } from '../../ui/money/parseDecimal.ts';
import type { Expense } from './expenseRecord.ts';

export function readExpense(form: FormData): Reading<Omit<Expense, 'id' | 'repeat'>> {
  const text = (name: string) => formText(form, name);
  const currency = text('currency');
  const amount = parseDecimal(text('amount'), currencyDigits(currency));
  const errors: Record<string, string> = {};
  if (amount === null || amount <= 0) errors.amount = `An amount like ${amountExample(currency)}`;
  if (text('date') === '') errors.date = 'An expense needs a date';
  if (amount === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    values: {
      amount,
      currency,
      category: text('category'),
      vendor: text('vendor'),
      date: text('date'),
      method: text('method'),
      note: text('note'),
    },
  };
}
