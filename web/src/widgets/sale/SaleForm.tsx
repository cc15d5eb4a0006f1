/** Adds or edits one sale, and says what it comes to while it is typed. */
import { addDays } from '@holdfast/shared/values/civilDate';
import { useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { AmountField } from '../../ui/form/AmountField.tsx';
import { CurrencyField } from '../../ui/form/CurrencyField.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { useFormTexts } from '../../ui/form/FormTextsContext.ts';
import { MoreFields } from '../../ui/form/MoreFields.tsx';
import { defaultCurrency } from '../../ui/money/defaultCurrency.ts';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { preferences } from '../../ui/preferences.ts';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { addSale } from './addSale.ts';
import { type Sale, sales } from './definition.ts';
import { readSale, saleForm } from './readSale.ts';
import styles from './Sale.module.css';
import { saleAmount } from './saleAmounts.ts';
import { statusChoices } from './saleStatus.ts';

const statusWords: Readonly<Record<Sale['status'], string>> = { unpaid: 'Unpaid', paid: 'Paid', refunded: 'Refunded' };

export function SaleForm({ opened, onClose }: FormProps) {
  const device = useDevice();
  const store = useEntityStore(sales.entity);
  const [blank] = useState(() => {
    const date = todayAt(device.now(), deviceZone());
    const { saleTerm } = preferences.current();
    const due = saleTerm === null ? {} : { due: addDays(date, saleTerm) };
    return { quantity: '1', currency: defaultCurrency(), date, status: 'unpaid', ...due };
  });
  return (
    <RecordForm
      of={sales}
      opened={opened}
      shape={saleForm}
      blank={blank}
      add={(values, id, options) => addSale(device, store, values, id, options)}
      onClose={onClose}
    >
      {(sale) => (
        <div className={styles.fields}>
          <TextField name="item" label="Item" wide />
          <TextField name="quantity" label="Quantity" inputMode="decimal" />
          <AmountField name="unitPrice" label="Unit price" />
          <Total />
          <TextField name="customer" label="Customer" wide />
          <SelectField name="status" label="Status">
            {statusChoices(sale?.status ?? 'unpaid').map((status) => (
              <option key={status} value={status}>
                {statusWords[status]}
              </option>
            ))}
          </SelectField>
          <DayField name="due" label="Due" />
          <MoreFields open={sale !== null}>
            <DayField name="date" label="Date" />
            <CurrencyField />
            <TextAreaField name="note" label="Note" rows={2} />
          </MoreFields>
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
