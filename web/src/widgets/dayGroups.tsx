/** The rows of a ledger by day. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { Grouping } from '../ui/rows/LongList.tsx';
import { civilFormat, dayWords } from '../ui/time/dateWords.ts';
import { GroupHead } from './GroupHead.tsx';

export function dayGroups<R>(dayOf: (row: R) => CivilDate | null, today: CivilDate): Grouping<R> {
  return {
    keyOf: (row) => dayOf(row) ?? '',
    heading: (day) => <GroupHead>{day === '' ? 'Any time' : dayHeading(day, today)}</GroupHead>,
  };
}

/** "Today", "Friday", and the date of what is not near. */
function dayHeading(day: CivilDate, today: CivilDate): string {
  const words = dayWords(day, today);
  const near = words.charAt(0).toUpperCase() + words.slice(1);
  return /\d/.test(words) ? near : `${near} · ${civilFormat(day, { day: 'numeric', month: 'short' })}`;
}
