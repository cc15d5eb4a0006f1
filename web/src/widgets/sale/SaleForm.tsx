/** Adds or edits one sale, and says what it comes to while it is typed. */
import { sale as entity } from '@holdfast/shared/entities/sale';
import { useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { CurrencyField } from '../../ui/form/CurrencyField.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { useFormTexts } from '../../ui/form/FormTextsContext.ts';
import { defaultCurrency } from '../../ui/money/defaultCurrency.ts';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/zonedTime.ts';
import { type AddRecord, type Opened, RecordForm } from '../RecordForm.tsx';
import { numberSale } from './numberSale.ts';
import { readSale, saleForm } from './readSale.ts';
import styles from './Sale.module.css';
import { type Sale, saleAmount } from './saleRecord.ts';

export function SaleForm({ opened, onClose }: { opened: Opened; onClose(): void }) {
  const device = useDevice();
  const store = useEntityStore(entity);
  const [blank] = useState(() => ({
    quantity: '1',
    currency: defaultCurrency(),
    date: todayAt(device.now(), deviceZone()),
    status: 'unpaid',
  }));
  const add: AddRecord<Omit<Sale, 'id'>> = async (values, id, options) => {
    const number = await numberSale(device, store);
    if (number === null) return { ok: false, reason: 'storage_full' };
    return store.add({ ...values, number }, id, options);
  };
  return (
    <RecordForm
      entity={entity}
      opened={opened}
      shape={saleForm}
      blank={blank}
      word="sale"
      titleOf={({ item }) => item}
      add={add}
      onClose={onClose}
    >
      {(sale) => (
        <div className={styles.fields}>
          <TextField name="item" label="Item" wide />
          <TextField name="quantity" label="Quantity" inputMode="decimal" />
          <TextField name="unitPrice" label="Unit price" inputMode="decimal" />
          <TextField name="customer" label="Customer" />
          <CurrencyField />
          <TextField name="date" label="Date" type="date" />
          <SelectField name="status" label="Status">
            <option value="unpaid">Unpaid</option>
            <option value="paid">Paid</option>
            {sale?.status === 'refunded' && <option value="refunded">Refunded</option>}
          </SelectField>
          <TextField name="due" label="Due" type="date" />
          <Total />
          <TextAreaField name="note" label="Note" rows={2} />
        </div>
      )}
    </RecordForm>
  );
}

function Total() {
  const { quantity, unitPrice, currency } = readSale(useFormTexts()).values;
  const isKnown = quantity !== undefined && unitPrice !== undefined && currency !== undefined;
  return (
    <output className={styles.total}>{isKnown && totalWords(saleAmount({ quantity, unitPrice, currency }))}</output>
  );
}

function totalWords({ minor, currency }: { minor: number; currency: string }): string {
  return `Total ${formatMoney(minor, currency)}`;
}
