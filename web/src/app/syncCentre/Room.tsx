/** What of Holdfast takes how much room on this device; read when somebody opens it. */
import { type TableSize, tableSizes } from '../../data/tableSizes.ts';
import { useLive } from '../../data/useLive.ts';
import { useApp } from '../AppContext.ts';
import { bytesWords } from './bytesWords.ts';
import styles from './SyncCentre.module.css';
import { nameOf } from './storageWords.ts';

export function Room() {
  const { db } = useApp().device;
  const sizes = useLive(() => tableSizes(db), [db]);
  return (
    <dl className={styles.facts}>
      {sizes?.map((size) => (
        <div key={size.table}>
          <dt>{nameOf(size.table)}</dt>
          <dd>{sizeWords(size)}</dd>
        </div>
      ))}
    </dl>
  );
}

function sizeWords({ rows, bytes }: TableSize): string {
  return `about ${bytesWords(bytes)} · ${rows.toLocaleString()}`;
}
