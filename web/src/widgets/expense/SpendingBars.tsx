/**
 * One currency's month: the total, and a bar for each category. The figures are text; the bars only show them, and none
 * where more came back than went out.
 */
import { formatMoney } from '../../ui/money/formatMoney.ts';
import styles from './Expense.module.css';
import type { Spending } from './totalSpending.ts';

export function SpendingBars({ currency, minor, categories }: Spending) {
  const largest = Math.max(1, ...categories.map((category) => category.minor));
  return (
    <div className={styles.spending}>
      <p className={styles.total}>{formatMoney(minor, currency)}</p>
      <ul>
        {categories.map((part) => (
          <li key={part.category} className={styles.category}>
            <span className={styles.categoryName}>
              <bdi>{part.category === null ? 'Other' : part.category || 'No category'}</bdi>
            </span>
            <span className={styles.bar} aria-hidden="true">
              {part.minor > 0 && <span style={{ inlineSize: `${(part.minor / largest) * 100}%` }} />}
            </span>
            <span className={styles.categoryAmount}>{formatMoney(part.minor, currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
