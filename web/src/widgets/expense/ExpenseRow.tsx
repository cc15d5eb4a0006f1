/** One expense. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { memo } from 'react';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { Row } from '../../ui/rows/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { type Expense, expenses } from './definition.ts';
import styles from './Expense.module.css';

interface ExpenseRowProps {
  expense: Expense;
  today: CivilDate;
  /** Its day stands above it. */
  isUnderDay?: boolean;
}

export const ExpenseRow = memo(function ExpenseRow({ expense, today, isUnderDay = false }: ExpenseRowProps) {
  const row = useRecordRow(expenses, expense);
  const { amount, currency, category, date, method } = expense;
  return (
    <Row
      {...row}
      facts={[
        amount < 0 && 'Money back',
        row.title === category ? '' : category,
        ...(isUnderDay ? [] : [dayWords(date, today)]),
      ]}
      details={[method]}
      trail={<span className={styles.amount}>{formatMoney(amount, currency)}</span>}
    />
  );
});
