/** One expense. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { memo } from 'react';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { Row } from '../../ui/rows/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { deleteAction } from '../deleteAction.ts';
import { openRecord } from '../openRecord.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { type Expense, expenses } from './definition.ts';
import styles from './Expense.module.css';

interface ExpenseRowProps {
  expense: Expense;
  today: CivilDate;
  /** Its day stands above it. */
  isUnderDay?: boolean;
}

export const ExpenseRow = memo(function ExpenseRow({ expense, today, isUnderDay = false }: ExpenseRowProps) {
  const { remove } = useRowWrites(expenses);
  const { id, amount, currency, category, date, method } = expense;
  const title = expenses.title(expense);
  return (
    <Row
      id={id}
      title={title}
      onOpen={() => openRecord(expense)}
      facts={[
        amount < 0 && 'Money back',
        title === category ? '' : category,
        ...(isUnderDay ? [] : [dayWords(date, today)]),
      ]}
      details={[method]}
      trail={<span className={styles.amount}>{formatMoney(amount, currency)}</span>}
      mark={<RecordStatus id={id} />}
      actions={[deleteAction(() => remove(expense))]}
    />
  );
});
