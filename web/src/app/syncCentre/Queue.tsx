/** What waits to be sent: how much of what, since when, and on demand each by its name, the longest waiting first. */
import { useState } from 'react';
import { Folded } from '../../ui/Folded.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { kindWord } from '../../widgets/recordWords.ts';
import { useApp } from '../AppContext.ts';
import { kindsWords } from '../account/kindsWords.ts';
import { useUnsentRecords } from '../useUnsentRecords.ts';
import { aloneWords } from './aloneWords.ts';
import styles from './SyncCentre.module.css';

const pageSize = 20;

export function Queue() {
  const { device, unsent, status, oldestUnsentAt } = useApp();
  const [limit, setLimit] = useState(pageSize);
  const queue = useUnsentRecords(device, limit, 'waiting');
  const now = useNow(60_000);
  useSettled(queue !== undefined);
  if (queue === undefined) return null;
  const alone = aloneWords(status.alone, unsent);
  return (
    <section className={styles.part} aria-labelledby="queue">
      <h2 id="queue">Waiting to be sent</h2>
      {unsent === 0 ? (
        <p className={styles.none}>Nothing is waiting.</p>
      ) : (
        <p>
          {kindsWords(queue)}
          {oldestUnsentAt !== null && `, the oldest since ${instantWords(oldestUnsentAt, now)}`}
        </p>
      )}
      {alone !== '' && <p className={styles.none}>{alone}</p>}
      {queue.count > 0 && (
        <Folded name="Each of them" count={queue.count}>
          {() => (
            <>
              <ul>
                {queue.records.map(({ entity, id, title, since, edits }) => (
                  <li key={`${entity} ${id}`} className={styles.entry}>
                    <span className={styles.title}>
                      <bdi>{title}</bdi>
                    </span>
                    <span className={styles.small}>
                      {kindWord(entity)} · {edits === 1 ? '1 edit' : `${edits} edits`} · since{' '}
                      {instantWords(since, now)}
                    </span>
                  </li>
                ))}
              </ul>
              <MoreRows shown={queue.records.length} total={queue.count} onMore={() => setLimit(limit + pageSize)} />
            </>
          )}
        </Folded>
      )}
    </section>
  );
}
