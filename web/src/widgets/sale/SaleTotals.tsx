/** What sales of one currency come to. */
import { formatMoney } from '../../ui/money/formatMoney.ts';
import styles from './Sale.module.css';
import type { SaleTotals as Totals } from './saleAmounts.ts';

export function SaleTotals({ currency, sold, paid, due }: Totals) {
  return (
    <dl className={styles.totals}>
      {(
        [
          ['Sold', sold],
          ['Paid', paid],
          ['Due in all', due],
        ] as const
      ).map(([name, minor]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatMoney(minor, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
