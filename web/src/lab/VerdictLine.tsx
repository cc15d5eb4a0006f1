/** What came of it, in one line that is said aloud. */
import styles from './Lab.module.css';

export interface Verdict {
  holds: boolean;
  words: string;
}

export function VerdictLine({ verdict, label }: { verdict: Verdict | null; label: string }) {
  return (
    <p
      role="status"
      aria-label={label}
      className={`${styles.verdict} ${verdict?.holds ? styles.holds : styles.broken}`}
    >
      {verdict !== null && `${verdict.holds ? 'Holds' : 'Broken'}: ${verdict.words}`}
    </p>
  );
}
