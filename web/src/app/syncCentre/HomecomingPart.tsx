/** What the last homecoming came to, where each loss is to be found, and the copy from before [HM1, HM2]. */

import { keptCopyMs } from '../../data/homecoming/keptCopy.ts';
import { exportKeptCopy } from '../../features/backup/exportKeptCopy.ts';
import { Button } from '../../ui/Button.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { useApp } from '../AppContext.ts';
import { useHomecoming } from '../useHomecoming.ts';
import { bytesWords } from './bytesWords.ts';
import { copyWords, countsWords, reasonWords } from './homecomingWords.ts';
import styles from './SyncCentre.module.css';

export function HomecomingPart() {
  const { device } = useApp();
  const now = useNow(60_000);
  const kept = useHomecoming(device);
  useSettled(kept !== undefined);
  if (!kept) return null;
  const { home, arrived, overtaken, removed, bytes } = kept;
  const rows = [
    ['Came', arrived],
    ['Overtaken', overtaken],
    ['Went', removed],
  ] as const;
  return (
    <section className={styles.part} aria-labelledby="homecoming">
      <h2 id="homecoming">While you were away</h2>
      <p className={styles.none}>
        {instantWords(home.at, now)}: {reasonWords(home)}
      </p>
      <dl className={styles.facts}>
        {rows.map(([name, counts]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{countsWords(counts) || 'Nothing'}</dd>
          </div>
        ))}
      </dl>
      {(overtaken.size > 0 || removed.size > 0) && (
        <p>
          Each of them is in the <a href="#diary">diary</a>, with its way back.
        </p>
      )}
      <p className={styles.none}>{copyWords(home.copy, instantWords(home.at + keptCopyMs, now), bytesWords(bytes))}</p>
      {home.copy === 'kept' && bytes > 0 && (
        <Button onClick={() => exportKeptCopy(device, home.at)}>Export the copy from before</Button>
      )}
    </section>
  );
}
