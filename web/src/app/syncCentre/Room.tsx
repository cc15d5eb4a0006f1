/** What of Holdfast takes how much room on this device; read when somebody opens it. */
import { type TableSize, tableSizes } from '../../data/tableSizes.ts';
import { useLive } from '../../data/useLive.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { useApp } from '../AppContext.ts';
import { bytesWords } from './bytesWords.ts';
import styles from './SyncCentre.module.css';

const ownTables: Readonly<Record<string, string>> = {
  preference: 'Settings',
  history: 'What was done here',
  diary: 'Diary',
  outbox: 'Waiting to be sent',
  refused: 'Refused',
  drafts: 'Typed and not saved',
  unknown: 'Of a newer version',
  rollups: 'Counts and sums',
  copies: 'The copy from before',
  meta: 'Notes of sync',
};

export function Room() {
  const { db } = useApp().device;
  const sizes = useLive(() => tableSizes(db), [db]);
  return (
    <dl className={styles.facts}>
      {sizes?.map((size) => (
        <div key={size.table}>
          <dt>{findWidget(size.table)?.name ?? ownTables[size.table] ?? size.table}</dt>
          <dd>{sizeWords(size)}</dd>
        </div>
      ))}
    </dl>
  );
}

function sizeWords({ rows, bytes }: TableSize): string {
  return `about ${bytesWords(bytes)} · ${rows.toLocaleString()}`;
}
