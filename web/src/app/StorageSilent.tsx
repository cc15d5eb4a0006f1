/** In the page's place while the storage has not yet answered and is taking too long; the page follows once it does. */
import styles from './Start.module.css';

export function StorageSilent({ words }: { words: string }) {
  return (
    <div className={styles.words}>
      <h1>Holdfast is waiting for this device</h1>
      <p role="alert">{words}</p>
    </div>
  );
}
