/** The head of a day in a grid: its number leads to the day, and beside it one can add to it. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { Plus } from 'lucide-react';
import { IconButton } from '../../../ui/Button.tsx';
import { hrefWith } from '../../../ui/page/navigate.ts';
import { PageLink } from '../../../ui/page/PageLink.tsx';
import { civilFormat } from '../../../ui/time/dateWords.ts';
import { addRecord } from '../../openRecord.ts';
import styles from './DayHead.module.css';

interface DayHeadProps {
  date: CivilDate;
  today: CivilDate;
  /** How many entries are on it. */
  count: number;
  /** Whether it is the day on which the keyboard stands. */
  isStop: boolean;
}

export function DayHead({ date, today, count, isStop }: DayHeadProps) {
  const tabIndex = isStop ? 0 : -1;
  const words = civilFormat(date, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <div className={`${styles.head} ${date === today ? styles.today : ''}`}>
      <PageLink
        href={hrefWith({ view: 'day', day: date })}
        data-day={date}
        tabIndex={tabIndex}
        className={styles.number}
        aria-label={`${words}${date === today ? ', today' : ''}, ${count === 1 ? '1 entry' : `${count} entries`}`}
      >
        {civilFormat(date, { day: 'numeric' })}
      </PageLink>
      <span className={styles.add}>
        <IconButton
          icon={Plus}
          label={`Add on ${civilFormat(date, { day: 'numeric', month: 'long' })}`}
          tabIndex={tabIndex}
          onClick={() => addRecord('event', { start: `${date}T09:00` })}
        />
      </span>
    </div>
  );
}
