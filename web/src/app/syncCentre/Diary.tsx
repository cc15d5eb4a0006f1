/**
 * What sync changed in records that were here already and what a form wrote over, with the way back: of a value that
 * lost, and of a record that was deleted [MG5].
 */

import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { useState } from 'react';
import { fieldNameOf, readAny } from '../../data/anyRecord.ts';
import type { DiaryRow } from '../../data/database.ts';
import type { Device } from '../../data/device.ts';
import { type DiaryChange, type LossKind, lossOf, takeBackLoss } from '../../data/diary/losses.ts';
import { useLive } from '../../data/useLive.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { fieldWords, valueWords } from '../../widgets/fieldWords.ts';
import { kindWord, recordTitle } from '../../widgets/recordWords.ts';
import { wayBack } from '../../widgets/wayBack.ts';
import { useApp } from '../AppContext.ts';
import { lossWords } from './lossWords.ts';
import styles from './SyncCentre.module.css';

/** Shown at first, and more at each press. */
const fewEntries = 10;
const moreEntries = 50;

/** One change of an entry, with the name code uses for its field. */
interface EntryChange {
  change: DiaryChange;
  name: string;
  loss: LossKind | null;
}

interface DiaryEntry {
  row: DiaryRow;
  title: string;
  values: Readonly<Record<string, unknown>>;
  changes: EntryChange[];
}

export function Diary() {
  const { device, session } = useApp();
  const { offerUndo, tell } = useNotices();
  const now = useNow(60_000);
  const [limit, setLimit] = useState(fewEntries);
  const count = useLive(() => device.db.diary.count(), [device]) ?? 0;
  const entries = useLive(async () => {
    const rows = await device.db.diary.orderBy('seq').reverse().limit(limit).toArray();
    return Promise.all(rows.map((row) => readEntry(device, row)));
  }, [device, limit]);
  useSettled(entries !== undefined);
  if (entries === undefined || (session === 'none' && entries.length === 0)) return null;

  const takeBack = async ({ row, title }: DiaryEntry, { change, name }: EntryChange, loss: LossKind) => {
    const words = lossWords[loss].done(fieldWords(findWidget(row.entity), name), title);
    const outcome = await takeBackLoss(device, row, change, words);
    if (outcome.ok) offerUndo(words, () => wayBack(device, outcome));
    else tell(outcome);
  };
  return (
    <section className={styles.part} aria-labelledby="diary">
      <h2 id="diary">Diary</h2>
      {entries.length === 0 && <p className={styles.none}>Sync has changed nothing here yet.</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.row.seq} className={styles.entry}>
            <span className={styles.title}>
              <bdi>{entry.title}</bdi>
            </span>
            <span className={styles.small}>
              {kindWord(entry.row.entity)} · {instantWords(entry.row.at, now)}
              {entry.row.by === 'form' && ' · written over here'}
            </span>
            <ul className={styles.changes}>
              {entry.changes.map((each) => (
                <li key={each.name}>
                  <span>
                    <bdi>{changeWords(each, entry, now)}</bdi>
                  </span>
                  <WayBack entry={entry} {...each} onTake={(loss) => takeBack(entry, each, loss)} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <MoreRows shown={entries.length} total={count} onMore={() => setLimit(limit + moreEntries)} />
    </section>
  );
}

async function readEntry(device: Device, row: DiaryRow): Promise<DiaryEntry> {
  const { entity, id } = row;
  const here = Object.hasOwn(device.registry, entity) ? await device.db.rows(entity).get(id) : undefined;
  const values = await readAny(device, entity, id, row.removed);
  const changes = row.changes.map((change) => ({
    change,
    name: fieldNameOf(device, entity, change.name) ?? change.name,
    loss: lossOf(device, row, change, here),
  }));
  return { row, values, changes, title: recordTitle(entity, values) };
}

function changeWords({ change, name }: EntryChange, { row, values }: DiaryEntry, now: number): string {
  const { before, after } = change;
  if (name === deletedField)
    return after === true ? 'Deleted elsewhere' : 'Deleted before, and worked on since: it is back';
  const widget = findWidget(row.entity);
  const words = valueWords(widget, name, values, now);
  return `${fieldWords(widget, name)}: ${words(before)} → ${words(after)}`;
}

interface WayBackProps extends EntryChange {
  entry: DiaryEntry;
  onTake(loss: LossKind): Promise<void>;
}

function WayBack({ entry: { row, title }, name, loss, onTake }: WayBackProps) {
  if (loss === null) return null;
  const words = lossWords[loss];
  return (
    <Button
      weight="quiet"
      aria-label={words.name(fieldWords(findWidget(row.entity), name), title)}
      onClick={() => onTake(loss)}
    >
      {words.button}
    </Button>
  );
}
