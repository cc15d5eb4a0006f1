/** What the server did not take, with everything a person can do about it [OB5]. */
import { useState } from 'react';
import { readAny } from '../../data/anyRecord.ts';
import type { RefusedRow } from '../../data/database.ts';
import { discardRefused, readRefused, retryRefused } from '../../data/outbox/refused.ts';
import { useLive } from '../../data/useLive.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { kindWord, recordTitle, storedFieldWords } from '../../widgets/recordWords.ts';
import { useApp } from '../AppContext.ts';
import { refusedWords } from './refusedWords.ts';
import styles from './SyncCentre.module.css';

/** Where the room on the server is used up, everything is refused. */
const pageSize = 10;

export interface RefusedRecord extends RefusedRow {
  title: string;
  values: Readonly<Record<string, unknown>>;
}

interface RefusedListProps {
  onEdit(record: RefusedRecord): void;
}

export function RefusedList({ onEdit }: RefusedListProps) {
  const { device, refused: count } = useApp();
  const { tell } = useNotices();
  const [limit, setLimit] = useState(pageSize);
  const refused = useLive(async () => {
    const rows = await readRefused(device.db, limit);
    return Promise.all(
      rows.map(async (row): Promise<RefusedRecord> => {
        const values = await readAny(device, row.entity, row.id);
        return { ...row, values, title: recordTitle(row.entity, values) };
      }),
    );
  }, [device, limit]);
  useSettled(refused !== undefined);
  if (refused === undefined || refused.length === 0) return null;

  const discard = async ({ entity, id, title, fields }: RefusedRecord) => {
    await discardRefused(device, entity, id);
    const names = Object.keys(fields).map((stored) => storedFieldWords(device, entity, stored));
    tell({ ok: true, words: `“${title}” stays here as it is; its ${names.join(', ')} will not be sent.` });
  };
  return (
    <section className={styles.part} aria-labelledby="refused">
      <h2 id="refused" className={styles.needs_you}>
        Needs you
      </h2>
      <ul>
        {refused.map((record) => {
          const { entity, id, title } = record;
          return (
            <li key={`${entity} ${id}`} className={styles.entry}>
              <span className={styles.title}>
                <bdi>{title}</bdi>
              </span>
              <span className={styles.small}>
                {kindWord(entity)} · {refusedWords(record)}
              </span>
              <span className={styles.choices}>
                {findWidget(entity) !== undefined && (
                  <Button aria-label={`Edit ${title}`} onClick={() => onEdit(record)}>
                    Edit
                  </Button>
                )}
                <Button aria-label={`Retry ${title}`} onClick={() => retryRefused(device, entity, id)}>
                  Retry
                </Button>
                <Button aria-label={`Export ${title}`} onClick={() => exportOne(record)}>
                  Export
                </Button>
                <Button aria-label={`Discard ${title}`} weight="danger" onClick={() => discard(record)}>
                  Discard
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <MoreRows shown={refused.length} total={count} onMore={() => setLimit(limit + pageSize)} />
    </section>
  );
}

function exportOne({ entity, id, values, code, message }: RefusedRecord): void {
  saveFile(
    `holdfast-${entity}-${id}.json`,
    JSON.stringify({ entity, id, values, refused: { code, message } }, null, 2),
  );
}
