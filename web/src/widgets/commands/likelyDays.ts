/** The days something is likely to be put on, each with its name. */
import { addDays, type CivilDate, daysSince1970, weekdayAt } from '@holdfast/shared/values/civilDate';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { firstWeekday } from '../../ui/time/firstWeekday.ts';

/** `weekStart`: 1 Monday to 7 Sunday. */
export function likelyDays(
  today: CivilDate,
  weekStart: number = firstWeekday(),
): { value: CivilDate; words: string }[] {
  const tomorrow = addDays(today, 1);
  const weekday = weekdayAt(daysSince1970(today));
  const nextWeek = addDays(today, ((weekStart - weekday + 6) % 7) + 1);
  const monthOn = addDays(today, 28);
  const named = (value: CivilDate, words: string) => ({
    value,
    words: `${words} · ${civilFormat(value, { weekday: 'short', day: 'numeric', month: 'short' })}`,
  });
  const days = [named(today, 'Today'), named(tomorrow, 'Tomorrow'), named(nextWeek, 'Next week')];
  return [...days.filter(({ value }, at) => at < 2 || value !== tomorrow), named(monthOn, 'In four weeks')];
}
