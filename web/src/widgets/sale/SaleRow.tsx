/** One sale: what, for how much, and whether it has been paid. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { BadgeCheck, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { Row, type RowAction } from '../../ui/rows/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { deleteAction } from '../deleteAction.ts';
import { openRecord } from '../openRecord.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { type Sale, sales } from './definition.ts';
import styles from './Sale.module.css';
import { saleAmount } from './saleAmounts.ts';
import { canDelete } from './saleStatus.ts';

interface SaleRowProps {
  sale: Sale;
  today: CivilDate;
  /** Its day stands above it. */
  isUnderDay?: boolean;
}

export const SaleRow = memo(function SaleRow({ sale, today, isUnderDay = false }: SaleRowProps) {
  const { remove, change } = useRowWrites(sales);
  const { id, item, number, customer, date, quantity, status } = sale;
  const { minor, currency } = saleAmount(sale);

  const turn = (next: Sale['status'], text: string) => change({ record: sale, values: { status: next }, text });
  const pay: RowAction = {
    word: 'Mark paid',
    icon: BadgeCheck,
    swipe: 'forth',
    act: () => turn('paid', `Paid: “${item}”`),
  };
  const refund: RowAction = { word: 'Refund', icon: Undo2, act: () => turn('refunded', `Refunded: “${item}”`) };

  return (
    <Row
      id={id}
      faded={status === 'refunded'}
      title={item}
      onOpen={() => openRecord(sale)}
      facts={[
        <StatusWords key="status" sale={sale} today={today} />,
        customer,
        ...(isUnderDay ? [] : [dayWords(date, today)]),
      ]}
      details={[quantity !== 1 && `${quantityText(quantity)} ×`, number]}
      trail={<span className={styles.amount}>{formatMoney(minor, currency)}</span>}
      mark={<RecordStatus id={id} />}
      actions={[
        ...(status === 'unpaid' ? [pay] : []),
        ...(status === 'paid' ? [refund] : []),
        ...(canDelete(sale) ? [deleteAction(() => remove(sale))] : []),
      ]}
    />
  );
});

function StatusWords({ sale: { status, due }, today }: { sale: Sale; today: CivilDate }) {
  if (status === 'paid') return <span className={styles.paid}>Paid</span>;
  if (status === 'refunded') return 'Refunded';
  if (due === null) return <span className={styles.unpaid}>Unpaid</span>;
  return <span className={due < today ? styles.late : styles.unpaid}>Due {dayWords(due, today)}</span>;
}
