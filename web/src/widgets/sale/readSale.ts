/** A sale as its form shows it, and what the form's texts come to. */
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { amountExample } from '../../ui/money/amountExample.ts';
import { currencyDigits } from '../../ui/money/currencyDigits.ts';
import { amountText } from '../../ui/money/formatMoney.ts';
import { lineTotal } from '../../ui/money/lineTotal.ts';
import { parseDecimal } from '../../ui/money/parseDecimal.ts';
import { quantityText } from './quantityText.ts';
import type { Sale } from './saleRecord.ts';

/** In minor units: a month of such sales still adds up exactly. */
const largestTotal = 1e12;
const isCountable = (total: number) => Math.abs(total) <= largestTotal;

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
  const thousandths = parseDecimal(text('quantity'), 3);
  const unitPrice = parseDecimal(text('unitPrice'), currencyDigits(currency));
  const errors: Record<string, string> = {};
  if (text('item') === '') errors.item = 'Write what was sold';
  if (thousandths === null || thousandths <= 0) errors.quantity = 'A number above 0, at most three decimals';
  if (unitPrice === null || unitPrice < 0) errors.unitPrice = `An amount like ${amountExample(currency)}`;
  else if (thousandths !== null && !isCountable(lineTotal(thousandths / 1000, unitPrice)))
    errors.unitPrice = 'Quantity times price is too large';
  if (text('date') === '') errors.date = 'A sale needs a date';
  return {
    values: {
      item: text('item'),
      ...(thousandths !== null && { quantity: thousandths / 1000 }),
      ...(unitPrice !== null && { unitPrice }),
      customer: text('customer'),
      date: text('date'),
      currency,
      status: text('status') as Sale['status'],
      due: text('due') || null,
      note: text('note'),
    },
    errors,
  };
}
