/** What sync changed in records that were here already, and the way back where a value typed here lost. */
import { useLiveQuery } from 'dexie-react-hooks';
import { fieldNameOf, readAny } from '../../data/anyRecord.ts';
import type { DiaryRow } from '../../data/database.ts';
import { sameValue } from '../../data/sameValue.ts';
import { writeRecords } from '../../data/write.ts';
import { Button } from '../../ui/Button.tsx';
import { troubleWords } from '../../ui/saveOutcome.ts';
import { useNow } from '../../ui/time/clock.ts';
import { momentWords } from '../../ui/time/dateWords.ts';
import { fieldWords, valueWords } from '../../widgets/fieldWords.ts';
import { useApp } from '../AppContext.ts';
import { kindWord, recordTitle } from '../recordWords.ts';
import styles from './SyncCentre.module.css';

const shown = 50;

type DiaryEntry = DiaryRow & { values: Readonly<Record<string, unknown>> };

export function Diary({ onSaid }: { onSaid(words: string): void }) {
  const { device } = useApp();
  const now = useNow(60_000);
  const entries = useLiveQuery(async () => {
    const rows = await device.db.diary.orderBy('seq').reverse().limit(shown).toArray();
    const read = async (row: DiaryRow): Promise<DiaryEntry> => ({
      ...row,
      changes: row.changes.map((change) => {
        const name = fieldNameOf(device, row.entity, change.name);
        return { ...change, name: name ?? change.name, lostMine: change.lostMine && name !== undefined };
      }),
      values: await readAny(device, row.entity, row.id, row.removed),
    });
    return Promise.all(rows.map(read));
  }, [device]);
  if (entries === undefined) return null;

  const takeMine = async ({ entity, id, values }: DiaryEntry, name: string, mine: unknown) => {
    const outcome = await writeRecords(device, [{ entity, id, values: { [name]: mine } }]);
    onSaid(outcome.ok ? `“${recordTitle(values)}” has your ${fieldWords(name)} again.` : troubleWords(outcome));
  };
  return (
    <section className={styles.part} aria-labelledby="diary">
      <h3 id="diary">Diary</h3>
      {entries.length === 0 && <p className={styles.none}>Sync has changed nothing here yet.</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.seq} className={styles.entry}>
            <span className={styles.title}>
              <bdi>{recordTitle(entry.values)}</bdi>
            </span>
            <span className={styles.small}>
              {kindWord(entry.entity)} · {momentWords(entry.at, now)}
            </span>
            <ul className={styles.changes}>
              {entry.changes.map(({ name, before, after, lostMine }) => (
                <li key={name}>
                  <span>
                    <bdi>
                      {fieldWords(name)}: {valueWords(name, before, entry.values, now)} →{' '}
                      {valueWords(name, after, entry.values, now)}
                    </bdi>
                  </span>
                  {lostMine && !sameValue(entry.values[name], before) && (
                    <Button
                      weight="quiet"
                      aria-label={`Mine again: ${fieldWords(name)} of ${recordTitle(entry.values)}`}
                      onClick={() => takeMine(entry, name, before)}
                    >
                      Mine again
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
