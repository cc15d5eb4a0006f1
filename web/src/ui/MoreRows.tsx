import styles from './WidgetCard.module.css';

/** The end of a list that goes on. */
export function MoreRows({ shown, total, onMore }: { shown: number; total: number; onMore(): void }) {
  if (total <= shown) return null;
  return (
    <button type="button" className={styles.more} onClick={onMore}>
      Show more · {total - shown} left
    </button>
  );
}
