/** An expense as its form shows it, and what the form's texts come to. */
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { amountText } from '../../ui/money/formatMoney.ts';
import { readMinor } from '../../ui/money/readAmount.ts';
import { readDay } from '../../ui/time/readDay.ts';
import type { Expense } from './definition.ts';

type ExpenseValues = Omit<Expense, 'id'>;

export const expenseForm: FormShape<ExpenseValues> = {
  show: ({ amount, currency, category, vendor, date, method, note }) => ({
    amount: amountText(Math.abs(amount), currency),
    moneyBack: amount < 0 ? 'on' : '',
    currency,
    category,
    vendor,
    date,
    method,
    note,
  }),
  read: readExpense,
  linked: [['amount', 'moneyBack', 'currency']],
};

export function readExpense(texts: Texts): Reading<ExpenseValues> {
  const text = (name: string) => formText(texts, name);
  const currency = text('currency');
  const typed = readMinor(text('amount'), currency);
  const errors: Record<string, string> = {};
  if (!typed.ok) errors.amount = typed.message;
  else if (typed.minor === 0) errors.amount = 'An amount other than 0';
  const date = readDay(text('date'));
  if (text('date') === '') errors.date = 'An expense needs a date';
  else if (!date.ok) errors.date = date.message;
  return {
    values: {
      ...(typed.ok && { amount: texts.moneyBack === 'on' ? 0 - Math.abs(typed.minor) : typed.minor }),
      currency,
      category: text('category'),
      vendor: text('vendor'),
      ...(date.ok && { date: date.day }),
      method: text('method'),
      note: text('note'),
    },
    errors,
  };
}
