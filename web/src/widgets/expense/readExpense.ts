/** An expense as its form shows it, and what the form's texts come to. */
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { amountExample } from '../../ui/money/amountExample.ts';
import { currencyDigits } from '../../ui/money/currencyDigits.ts';
import { amountText } from '../../ui/money/formatMoney.ts';
import { parseDecimal } from '../../ui/money/parseDecimal.ts';
import type { Expense } from './expenseRecord.ts';

type ExpenseValues = Omit<Expense, 'id'>;

export const expenseForm: FormShape<ExpenseValues> = {
  show: ({ amount, currency, category, vendor, date, method, note }) => ({
    amount: amountText(amount, currency),
    currency,
    category,
    vendor,
    date,
    method,
    note,
  }),
  read: readExpense,
  linked: [['amount', 'currency']],
};

export function readExpense(texts: Texts): Reading<ExpenseValues> {
  const text = (name: string) => formText(texts, name);
  const currency = text('currency');
  const amount = parseDecimal(text('amount'), currencyDigits(currency));
  const errors: Record<string, string> = {};
  if (amount === null || amount <= 0) errors.amount = `An amount like ${amountExample(currency)}`;
  if (text('date') === '') errors.date = 'An expense needs a date';
  return {
    values: {
      ...(amount !== null && { amount }),
      currency,
      category: text('category'),
      vendor: text('vendor'),
      date: text('date'),
      method: text('method'),
      note: text('note'),
    },
    errors,
  };
}
