/**
 * What sync changed in records that were here already and what a form wrote over, with the way back: of a value that
 * lost, and of a record that was deleted [MG5].
 */

import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { useState } from 'react';
import { fieldNameOf, isGone, readAny } from '../../data/anyRecord.ts';
import { bringBack } from '../../data/bringBack.ts';
import type { DiaryRow } from '../../data/database.ts';
import { sameValue } from '../../data/sameValue.ts';
import { useLive } from '../../data/useLive.ts';
import { writeRecords } from '../../data/write.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { troubleWords } from '../../ui/saveOutcome.ts';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { fieldWords, valueWords } from '../../widgets/fieldWords.ts';
import { kindWord, recordTitle } from '../../widgets/recordWords.ts';
import { useApp } from '../AppContext.ts';
import styles from './SyncCentre.module.css';

const pageSize = 50;

type DiaryEntry = DiaryRow & { values: Readonly<Record<string, unknown>>; isGone: boolean };
type DiaryChange = DiaryRow['changes'][number];

export function Diary({ onSaid }: { onSaid(words: string): void }) {
  const { device, session } = useApp();
  const now = useNow(60_000);
  const [limit, setLimit] = useState(pageSize);
  const count = useLive(() => device.db.diary.count(), [device]) ?? 0;
  const entries = useLive(async () => {
    const rows = await device.db.diary.orderBy('seq').reverse().limit(limit).toArray();
    const read = async (row: DiaryRow): Promise<DiaryEntry> => ({
      ...row,
      changes: row.changes.map((change) => {
        const name = fieldNameOf(device, row.entity, change.name);
        return { ...change, name: name ?? change.name, lostMine: change.lostMine && name !== undefined };
      }),
      values: await readAny(device, row.entity, row.id, row.removed),
      isGone: await isGone(device, row.entity, row.id),
    });
    return Promise.all(rows.map(read));
  }, [device, limit]);
  useSettled(entries !== undefined);
  if (entries === undefined || (session === 'none' && entries.length === 0)) return null;

  const takeBack = async ({ entity, id, values }: DiaryEntry, { name, before }: DiaryChange, whose: string) => {
    const outcome = await writeRecords(device, [{ entity, id, values: { [name]: before } }]);
    onSaid(
      outcome.ok
        ? `“${recordTitle(entity, values)}” has ${whose} ${fieldWords(findWidget(entity), name)} again.`
        : troubleWords(outcome),
    );
  };
  const restore = async ({ entity, id, values, removed }: DiaryEntry) => {
    const outcome = await bringBack(device, { entity, id, lastSeen: removed });
    onSaid(outcome.ok ? `“${recordTitle(entity, values)}” is back.` : troubleWords(outcome));
  };
  return (
    <section className={styles.part} aria-labelledby="diary">
      <h2 id="diary">Diary</h2>
      {entries.length === 0 && <p className={styles.none}>Sync has changed nothing here yet.</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.seq} className={styles.entry}>
            <span className={styles.title}>
              <bdi>{recordTitle(entry.entity, entry.values)}</bdi>
            </span>
            <span className={styles.small}>
              {kindWord(entry.entity)} · {instantWords(entry.at, now)}
              {entry.by === 'form' && ' · written over here'}
            </span>
            <ul className={styles.changes}>
              {entry.changes.map((change) => (
                <li key={change.name}>
                  <span>
                    <bdi>{changeWords(change, entry, now)}</bdi>
                  </span>
                  <WayBack entry={entry} change={change} onTake={(whose) => takeBack(entry, change, whose)} />
                </li>
              ))}
            </ul>
            {entry.isGone && (
              <Button
                weight="quiet"
                aria-label={`Bring back ${recordTitle(entry.entity, entry.values)}`}
                onClick={() => restore(entry)}
              >
                Bring back
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreRows shown={entries.length} total={count} onMore={() => setLimit(limit + pageSize)} />
    </section>
  );
}

function changeWords({ name, before, after }: DiaryChange, { entity, values }: DiaryEntry, now: number): string {
  if (name === deletedField)
    return after === true ? 'Deleted elsewhere' : 'Deleted before, and worked on since: it is back';
  const widget = findWidget(entity);
  const words = valueWords(widget, name, values, now);
  return `${fieldWords(widget, name)}: ${words(before)} → ${words(after)}`;
}

interface WayBackProps {
  entry: DiaryEntry;
  change: DiaryChange;
  onTake(whose: string): Promise<void>;
}

/** A value typed here that lost, or one from elsewhere that was written over here. */
function WayBack({ entry, change: { name, before, lostMine }, onTake }: WayBackProps) {
  const isTheirs = entry.by === 'form';
  if (name === deletedField || !(lostMine || isTheirs) || sameValue(entry.values[name], before)) return null;
  const words = isTheirs ? 'Use that one' : 'Mine again';
  return (
    <Button
      weight="quiet"
      aria-label={`${words}: ${fieldWords(findWidget(entry.entity), name)} of ${recordTitle(entry.entity, entry.values)}`}
      onClick={() => onTake(isTheirs ? 'that' : 'your')}
    >
      {words}
    </Button>
  );
}
