/** Adds or edits one expense: amount, category, vendor first; the rest is under "More". */
import { expense as entity } from '@holdfast/shared/entities/expense';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { CurrencyField } from '../../ui/CurrencyField.tsx';
import { TextAreaField, TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { defaultCurrency } from '../../ui/money/defaultCurrency.ts';
import { amountText } from '../../ui/money/formatMoney.ts';
import type { CivilDate } from '../../ui/time/civilDate.ts';
import { type Expense, expenseTitle } from './expenseRecord.ts';
import { readExpense } from './readExpense.ts';
import { useUsedWords } from './useUsedWords.ts';

export function ExpenseForm({
  expense,
  today,
  onClose,
}: {
  expense: Expense | null;
  today: CivilDate;
  onClose(): void;
}) {
  const store = useEntityStore(entity);
  const used = useUsedWords();
  return (
    <FormDialog
      title={expense === null ? 'Add expense' : `Edit ${expenseTitle(expense)}`}
      read={readExpense}
      save={(values) => (expense === null ? store.add(values) : store.edit(expense.id, values))}
      onClose={onClose}
    >
      <TextField
        name="amount"
        label="Amount"
        inputMode="decimal"
        wide
        defaultValue={expense === null ? '' : amountText(expense.amount, expense.currency)}
      />
      <TextField name="category" label="Category" suggestions={used.category} defaultValue={expense?.category} />
      <TextField name="vendor" label="Vendor" suggestions={used.vendor} defaultValue={expense?.vendor} />
      <details open={expense !== null}>
        <summary>More</summary>
        <div>
          <TextField name="date" label="Date" type="date" defaultValue={expense?.date ?? today} />
          <CurrencyField defaultValue={expense?.currency ?? defaultCurrency()} />
          <TextField name="method" label="Method" wide suggestions={used.method} defaultValue={expense?.method} />
          <TextAreaField name="note" label="Note" rows={2} defaultValue={expense?.note} />
        </div>
      </details>
    </FormDialog>
  );
}
