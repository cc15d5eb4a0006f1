/** Adds or edits one sale, and says what it comes to while it is typed. */
import { sale as entity } from '@holdfast/shared/entities/sale';
import { type FormEvent, useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { CurrencyField } from '../../ui/CurrencyField.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { currencyDigits } from '../../ui/money/currencyDigits.ts';
import { defaultCurrency } from '../../ui/money/defaultCurrency.ts';
import { amountText, decimalText, formatMoney } from '../../ui/money/formatMoney.ts';
import { lineTotal } from '../../ui/money/lineTotal.ts';
import { decimalMark, parseDecimal } from '../../ui/money/parseDecimal.ts';
import type { CivilDate } from '../../ui/time/civilDate.ts';
import { numberSale } from './numberSale.ts';
import { readSale } from './readSale.ts';
import styles from './Sale.module.css';
import { type Sale, saleAmount } from './saleRecord.ts';

export function SaleForm({ sale, today, onClose }: { sale: Sale | null; today: CivilDate; onClose(): void }) {
  const device = useDevice();
  const store = useEntityStore(entity);
  const [total, setTotal] = useState(sale === null ? '' : totalWords(saleAmount(sale)));

  const recount = (event: FormEvent<HTMLElement>) => {
    const form = new FormData((event.target as HTMLInputElement).form ?? undefined);
    const currency = String(form.get('currency'));
    const quantity = parseDecimal(String(form.get('quantity')), 3);
    const price = parseDecimal(String(form.get('unitPrice')), currencyDigits(currency));
    setTotal(
      quantity === null || price === null ? '' : totalWords({ minor: lineTotal(quantity / 1000, price), currency }),
    );
  };

  return (
    <FormDialog
      title={sale === null ? 'Add sale' : `Edit ${sale.item}`}
      read={readSale}
      save={async (values) => {
        if (sale !== null) return store.edit(sale.id, values);
        const number = await numberSale(device, store);
        return number === null ? { ok: false, reason: 'storage_full' } : store.add({ ...values, number });
      }}
      onClose={onClose}
    >
      <div className={styles.fields} onInput={recount}>
        <TextField name="item" label="Item" wide defaultValue={sale?.item} />
        <TextField
          name="quantity"
          label="Quantity"
          inputMode="decimal"
          defaultValue={sale === null ? '1' : quantityText(sale.quantity)}
        />
        <TextField
          name="unitPrice"
          label="Unit price"
          inputMode="decimal"
          defaultValue={sale === null ? '' : amountText(sale.unitPrice, sale.currency)}
        />
        <TextField name="customer" label="Customer" defaultValue={sale?.customer} />
        <CurrencyField defaultValue={sale?.currency ?? defaultCurrency()} />
        <TextField name="date" label="Date" type="date" defaultValue={sale?.date ?? today} />
        <SelectField name="status" label="Status" defaultValue={sale?.status ?? 'unpaid'}>
          <option value="unpaid">Unpaid</option>
          <option value="paid">Paid</option>
          {sale?.status === 'refunded' && <option value="refunded">Refunded</option>}
        </SelectField>
        <TextField name="due" label="Due" type="date" defaultValue={sale?.due ?? ''} />
        <output className={styles.total}>{total}</output>
        <TextAreaField name="note" label="Note" rows={2} defaultValue={sale?.note} />
      </div>
    </FormDialog>
  );
}

/** 2.5 → "2.5" or "2,5": no zeros nobody typed. */
export function quantityText(quantity: number): string {
  return decimalText(Math.round(quantity * 1000), 3)
    .replace(/\.?0+$/, '')
    .replace('.', decimalMark());
}

function totalWords({ minor, currency }: { minor: number; currency: string }): string {
  return `Total ${formatMoney(minor, currency)}`;
}
