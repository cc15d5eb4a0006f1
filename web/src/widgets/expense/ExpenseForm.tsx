/** Adds or edits one expense: amount, category, vendor first; the rest is under "More". */
import { useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { AmountField } from '../../ui/form/AmountField.tsx';
import { CurrencyField } from '../../ui/form/CurrencyField.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { CheckField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { useFormTexts } from '../../ui/form/FormTextsContext.ts';
import { MoreFields } from '../../ui/form/MoreFields.tsx';
import { defaultCurrency } from '../../ui/money/defaultCurrency.ts';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { expenses } from './definition.ts';
import { expenseForm } from './readExpense.ts';
import { useUsedWords } from './useUsedWords.ts';

export function ExpenseForm({ opened, onClose }: FormProps) {
  const device = useDevice();
  const store = useEntityStore(expenses.entity);
  const used = useUsedWords();
  const [blank] = useState(() => ({ date: todayAt(device.now(), deviceZone()), currency: defaultCurrency() }));
  return (
    <RecordForm of={expenses} opened={opened} shape={expenseForm} blank={blank} add={store.add} onClose={onClose}>
      {(expense) => (
        <>
          <Amount />
          <TextField name="category" label="Category" suggestions={used.category} />
          <TextField name="vendor" label="Vendor" suggestions={used.vendor} />
          <MoreFields open={expense !== null}>
            <DayField name="date" label="Date" />
            <CurrencyField />
            <CheckField name="moneyBack" label="Money back" />
            <TextField name="method" label="Method" wide suggestions={used.method} />
            <TextAreaField name="note" label="Note" rows={2} />
          </MoreFields>
        </>
      )}
    </RecordForm>
  );
}

/** The currency stands under "More": one that is not the usual one is said here. */
function Amount() {
  const { currency } = useFormTexts();
  const isUsual = currency === defaultCurrency();
  return <AmountField name="amount" label="Amount" wide {...(!isUsual && { hint: `In ${currency}` })} />;
}
