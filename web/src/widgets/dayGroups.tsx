/** The rows of a ledger by day. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { ReactNode } from 'react';
import type { Grouping } from '../ui/rows/LongList.tsx';
import { civilFormat, dayWords } from '../ui/time/dateWords.ts';
import { GroupHead } from './GroupHead.tsx';

/** `sumOf`: what stands beside a day. */
export function dayGroups<R>(
  dayOf: (row: R) => CivilDate | null,
  today: CivilDate,
  sumOf: (day: string) => ReactNode = () => null,
): Grouping<R> {
  return {
    keyOf: (row) => dayOf(row) ?? '',
    heading: (day) => (
      <GroupHead>
        {day === '' ? 'Any time' : dayHeading(day, today)}
        {sumOf(day)}
      </GroupHead>
    ),
  };
}

/** "Today", "Friday", and the date of what is not near. */
function dayHeading(day: CivilDate, today: CivilDate): string {
  const words = dayWords(day, today);
  const near = words.charAt(0).toUpperCase() + words.slice(1);
  return /\d/.test(words) ? near : `${near} · ${civilFormat(day, { day: 'numeric', month: 'short' })}`;
}
