/** What of a file cannot be taken, why, and the first of each by name. */
import type { Barred } from './barred.ts';
import styles from './Files.module.css';

const named = 5;

/** `head`: "3 links cannot be imported". */
export function BarredList({ head, barred }: { head: string; barred: readonly Barred[] }) {
  if (barred.length === 0) return null;
  return (
    <details className={styles.barred} open>
      <summary>{head}</summary>
      <ul>
        {barred.map(({ because, what }) => (
          <li key={because}>
            {because}: <bdi>{what.slice(0, named).map(shortened).join(', ')}</bdi>
            {what.length > named && ` and ${(what.length - named).toLocaleString()} more`}
          </li>
        ))}
      </ul>
    </details>
  );
}

export const countBarred = (barred: readonly Barred[]): number =>
  barred.reduce((sum, { what }) => sum + what.length, 0);

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text);
