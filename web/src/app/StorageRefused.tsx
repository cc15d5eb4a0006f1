/** The one screen without data: the browser gives this site no storage, so nothing could be kept. */
import { HoldfastMark } from '../ui/HoldfastMark.tsx';
import styles from './Start.module.css';

export function StorageRefused({ error }: { error: unknown }) {
  return (
    <main className={styles.words}>
      <HoldfastMark size={32} />
      <h1>Holdfast cannot store anything here</h1>
      <p>
        This browser refused the storage your records would live in. That happens in some private windows, when the disk
        is full, or when site data is blocked. Nothing was lost. Allow site data for this address, then reload.
      </p>
      <p>
        <small>{error instanceof Error ? error.name : String(error)}</small>
      </p>
    </main>
  );
}
