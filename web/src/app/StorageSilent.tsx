/** Shown at a start while the storage has not yet answered and is taking too long; the app follows by itself once it does. */
import { HoldfastMark } from '../ui/HoldfastMark.tsx';
import styles from './Start.module.css';
import { silentWords } from './silentWords.ts';

export function StorageSilent() {
  return (
    <main className={styles.words}>
      <HoldfastMark size={32} />
      <h1>Holdfast is waiting for this device</h1>
      <p role="alert">{silentWords(0)}</p>
    </main>
  );
}
