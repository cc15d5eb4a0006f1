/** One sale: what, for how much, and whether it has been paid. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { BadgeCheck, Undo2 } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { Facts, Row } from '../../ui/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { type Sale, sales } from './definition.ts';
import styles from './Sale.module.css';
import { saleAmount } from './saleAmounts.ts';
import { canDelete } from './saleStatus.ts';

export function SaleRow({ sale, today, onEdit }: { sale: Sale; today: CivilDate; onEdit(): void }) {
  const { remove, change } = useRowWrites(sales);
  const { id, item, number, customer, date, quantity, status } = sale;
  const { minor, currency } = saleAmount(sale);

  const turn = (next: Sale['status'], text: string) => change({ record: sale, values: { status: next }, text });

  return (
    <Row
      id={id}
      faded={status === 'refunded'}
      title={item}
      trail={
        <>
          {quantity !== 1 && <span className={styles.quantity}>{quantityText(quantity)} ×</span>}
          <span className={styles.amount}>{formatMoney(minor, currency)}</span>
        </>
      }
      meta={
        <Facts>
          {[<StatusWords key="status" sale={sale} today={today} />, customer, dayWords(date, today), number]}
        </Facts>
      }
      mark={<RecordStatus entity="sale" id={id} />}
      actions={
        <>
          {status === 'unpaid' && (
            <IconButton icon={BadgeCheck} label={`Mark paid ${item}`} onClick={() => turn('paid', `Paid: “${item}”`)} />
          )}
          {status === 'paid' && (
            <IconButton icon={Undo2} label={`Refund ${item}`} onClick={() => turn('refunded', `Refunded: “${item}”`)} />
          )}
          <RowActions title={item} onEdit={onEdit} onDelete={canDelete(sale) ? () => remove(sale) : undefined} />
        </>
      }
    />
  );
}

function StatusWords({ sale: { status, due }, today }: { sale: Sale; today: CivilDate }) {
  if (status === 'paid') return <span className={styles.paid}>Paid</span>;
  if (status === 'refunded') return 'Refunded';
  if (due === null) return <span className={styles.unpaid}>Unpaid</span>;
  return <span className={due < today ? styles.late : styles.unpaid}>Due {dayWords(due, today)}</span>;
}
