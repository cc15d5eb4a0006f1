/** What waits to be sent, the longest waiting first. */
import { useState } from 'react';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { MoreRows } from '../../ui/WidgetCard.tsx';
import { kindWord } from '../../widgets/recordWords.ts';
import { useApp } from '../AppContext.ts';
import { useUnsentRecords } from '../useUnsentRecords.ts';
import { aloneWords } from './aloneWords.ts';
import styles from './SyncCentre.module.css';

const pageSize = 20;

export function Queue() {
  const { device, unsent, status } = useApp();
  const [limit, setLimit] = useState(pageSize);
  const queue = useUnsentRecords(device, limit, 'waiting');
  const now = useNow(60_000);
  if (queue === undefined) return null;
  const alone = aloneWords(status.alone, unsent);
  return (
    <section className={styles.part} aria-labelledby="queue">
      <h2 id="queue">Waiting to be sent</h2>
      {unsent === 0 && <p className={styles.none}>Nothing is waiting.</p>}
      {alone !== '' && <p className={styles.none}>{alone}</p>}
      <ul>
        {queue.records.map(({ entity, id, title, since, edits }) => (
          <li key={`${entity} ${id}`} className={styles.entry}>
            <span className={styles.title}>
              <bdi>{title}</bdi>
            </span>
            <span className={styles.small}>
              {kindWord(entity)} · {edits === 1 ? '1 edit' : `${edits} edits`} · since {instantWords(since, now)}
            </span>
          </li>
        ))}
      </ul>
      <MoreRows shown={queue.records.length} total={queue.count} onMore={() => setLimit(limit + pageSize)} />
    </section>
  );
}
