/** Rules that something due on a day probably repeats by, the likeliest first. */
import { addDays, type CivilDate, daysSince1970, weekdayAt } from '@holdfast/shared/values/civilDate';
import { weekdayCodes } from '@holdfast/shared/values/repeatRule';

export function likelyRules(day: CivilDate): string[] {
  const code = weekdayCodes[weekdayAt(daysSince1970(day)) - 1] ?? 'MO';
  const date = Number(day.slice(8));
  const nth = Math.ceil(date / 7);
  const isLastOfKind = addDays(day, 7).slice(0, 7) !== day.slice(0, 7);
  const isLastDay = addDays(day, 1).slice(0, 7) !== day.slice(0, 7);
  return [
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    `FREQ=WEEKLY;BYDAY=${code}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`,
    `FREQ=MONTHLY;BYMONTHDAY=${date}`,
    ...(isLastDay ? ['FREQ=MONTHLY;BYMONTHDAY=-1'] : []),
    `FREQ=MONTHLY;BYDAY=${isLastOfKind ? -1 : nth}${code}`,
    `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=${date}`,
    'FREQ=YEARLY',
  ];
}
