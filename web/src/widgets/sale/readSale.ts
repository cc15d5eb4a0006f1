/** What the sale form's fields come to. */
import type { Reading } from '../../ui/FormDialog.tsx';
import { formText } from '../../ui/formText.ts';
import { amountExample } from '../../ui/money/amountExample.ts';
import { currencyDigits } from '../../ui/money/currencyDigits.ts';
import { lineTotal } from '../../ui/money/lineTotal.ts';
import { parseDecimal } from '../../ui/money/parseDecimal.ts';
import type { Sale } from './saleRecord.ts';

/** In minor units: a month of such sales still adds up exactly. */
const largestTotal = 1e12;
const isCountable = (total: number) => Math.abs(total) <= largestTotal;

export type SaleInput = Omit<Sale, 'id' | 'number'>;

export function readSale(form: FormData): Reading<SaleInput> {
  const text = (name: string) => formText(form, name);
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
  if (Object.keys(errors).length > 0 || thousandths === null || unitPrice === null) return { ok: false, errors };
  const status = text('status') as Sale['status'];
  return {
    ok: true,
    values: {
      item: text('item'),
      quantity: thousandths / 1000,
      unitPrice,
      customer: text('customer'),
      date: text('date'),
      currency,
      status,
      due: text('due') || null,
      note: text('note'),
    },
  };
}
