/** A sale as its form shows it, and what the form's texts come to. */

import { isTooLarge } from '@holdfast/shared/values/largestAmount';
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { amountText } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { readMinor } from '../../ui/money/readAmount.ts';
import { readQuantity } from '../../ui/money/readQuantity.ts';
import { readDay } from '../../ui/time/readDay.ts';
import type { Sale } from './definition.ts';
import { saleAmount } from './saleAmounts.ts';

type SaleValues = Omit<Sale, 'id'>;

export const saleForm: FormShape<SaleValues> = {
  show: ({ item, quantity, unitPrice, currency, customer, date, status, due, note }) => ({
    item,
    quantity: quantityText(quantity),
    unitPrice: amountText(unitPrice, currency),
    customer,
    currency,
    date,
    status,
    due: due ?? '',
    note,
  }),
  read: readSale,
  linked: [['quantity', 'unitPrice', 'currency']],
};

export function readSale(texts: Texts): Reading<SaleValues> {
  const text = (name: string) => formText(texts, name);
  const currency = text('currency');
  const counted = readQuantity(text('quantity'));
  const priced = readMinor(text('unitPrice'), currency);
  const errors: Record<string, string> = {};
  if (text('item') === '') errors.item = 'Write what was sold';
  if (!counted.ok) errors.quantity = counted.message;
  else if (counted.quantity <= 0) errors.quantity = 'A number above 0';
  if (!priced.ok) errors.unitPrice = priced.message;
  else if (priced.minor < 0) errors.unitPrice = 'A price is not below 0: money back is a refund, or an expense';
  else if (
    counted.ok &&
    isTooLarge(saleAmount({ quantity: counted.quantity, unitPrice: priced.minor, currency }).minor)
  )
    errors.unitPrice = 'Quantity times price is too large';
  const date = readDay(text('date'));
  const due = text('due') === '' ? null : readDay(text('due'));
  if (text('date') === '') errors.date = 'A sale needs a date';
  else if (!date.ok) errors.date = date.message;
  if (due?.ok === false) errors.due = due.message;
  return {
    values: {
      item: text('item'),
      ...(counted.ok && { quantity: counted.quantity }),
      ...(priced.ok && { unitPrice: priced.minor }),
      customer: text('customer'),
      ...(date.ok && { date: date.day }),
      currency,
      status: text('status') as Sale['status'],
      ...(due?.ok !== false && { due: due?.day ?? null }),
      note: text('note'),
    },
    errors,
  };
}
