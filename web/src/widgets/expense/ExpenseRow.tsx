/** One expense. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { Facts, Row } from '../../ui/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { type Expense, expenses } from './definition.ts';
import styles from './Expense.module.css';

export function ExpenseRow({ expense, today, onEdit }: { expense: Expense; today: CivilDate; onEdit(): void }) {
  const { remove } = useRowWrites(expenses);
  const { id, amount, currency, category, date, method } = expense;
  const title = expenses.title(expense);
  return (
    <Row
      id={id}
      title={title}
      trail={<span className={styles.amount}>{formatMoney(amount, currency)}</span>}
      meta={
        <Facts>{[amount < 0 && 'Money back', title === category ? '' : category, dayWords(date, today), method]}</Facts>
      }
      mark={<RecordStatus entity="expense" id={id} />}
      actions={<RowActions title={title} onEdit={onEdit} onDelete={() => remove(expense)} />}
    />
  );
}
