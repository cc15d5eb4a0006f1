/** What was done here by day, the newest first. One that was undone says so, and the undo can be undone in its turn [HI3]. */
import { History } from 'lucide-react';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { LongList } from '../../ui/rows/LongList.tsx';
import { Row } from '../../ui/rows/Row.tsx';
import { useNow, useToday } from '../../ui/time/clock.ts';
import { clockWords, instantWords } from '../../ui/time/dateWords.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { dayGroups } from '../../widgets/dayGroups.tsx';
import styles from './History.module.css';
import { takeBack } from './takeBack.ts';
import { type DoneRow, useDonePage } from './useDonePage.ts';

export function DoneList() {
  return (
    <LongList
      name="done here"
      usePage={useDonePage}
      asked={null}
      groups={dayGroups(({ day }: DoneRow) => day, useToday())}
      empty={<p>What you do on this device is listed here for 30 days, each thing with a way back.</p>}
    >
      {(row) => <Done row={row} />}
    </LongList>
  );
}

function Done({ row }: { row: DoneRow }) {
  const device = useDevice();
  const notices = useNotices();
  const now = useNow(60_000);
  const { id, entity, words, title, action, last, isUndone, isSpent } = row;
  const Icon = (entity !== undefined && findWidget(entity)?.icon) || History;
  const word = isUndone ? 'Undo the undo' : 'Undo';
  return (
    <Row
      id={id}
      lead={<Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />}
      title={words}
      facts={[clockWords(action.at), isUndone && undoneWords(row, now)]}
      trail={
        !isSpent && (
          <Button
            weight="quiet"
            aria-label={isUndone ? `${word} of ${title}` : `${word} ${title}`}
            onClick={() => takeBack(device, last, notices)}
          >
            {word}
          </Button>
        )
      }
      faded={isUndone}
    />
  );
}

function undoneWords({ action, last, isSpent }: DoneRow, now: number): string {
  if (isSpent && last === action) return 'Changed since';
  return `Undone ${instantWords(last.at, now)}`;
}
