/** One sale: what, for how much, and whether it has been paid. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { memo } from 'react';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { Row } from '../../ui/rows/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { type Sale, sales } from './definition.ts';
import styles from './Sale.module.css';
import { saleAmount } from './saleAmounts.ts';

interface SaleRowProps {
  sale: Sale;
  today: CivilDate;
  /** Its day stands above it. */
  isUnderDay?: boolean;
}

export const SaleRow = memo(function SaleRow({ sale, today, isUnderDay = false }: SaleRowProps) {
  const row = useRecordRow(sales, sale);
  const { number, customer, date, quantity, status } = sale;
  const { minor, currency } = saleAmount(sale);

  return (
    <Row
      {...row}
      faded={status === 'refunded'}
      facts={[
        <StatusWords key="status" sale={sale} today={today} />,
        customer,
        ...(isUnderDay ? [] : [dayWords(date, today)]),
      ]}
      details={[quantity !== 1 && `${quantityText(quantity)} ×`, number]}
      trail={<span className={styles.amount}>{formatMoney(minor, currency)}</span>}
    />
  );
});

function StatusWords({ sale: { status, due }, today }: { sale: Sale; today: CivilDate }) {
  if (status === 'paid') return <span className={styles.paid}>Paid</span>;
  if (status === 'refunded') return 'Refunded';
  if (due === null) return <span className={styles.unpaid}>Unpaid</span>;
  return <span className={due < today ? styles.late : styles.unpaid}>Due {dayWords(due, today)}</span>;
}
