/** What went wrong, above the buttons of a form. The region stands there from the start: only then is it read aloud. */
import styles from './Trouble.module.css';

export function Trouble({ words }: { words: string | null }) {
  return <div role="alert">{words !== null && <p className={styles.trouble}>{words}</p>}</div>;
}
