/** The day a week begins on, as it was set, else as the device's locale has it: 1 Monday to 7 Sunday. */
import { numberLocale } from '../locale.ts';
import { preferences } from '../preferences.ts';

type WeekInfo = { firstDay: number };
type WeekLocale = Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };

const monday = 1;

export function firstWeekday(): number {
  return preferences.current().weekStart ?? localeWeekday();
}

export function localeWeekday(locale: string = numberLocale()): number {
  const known = new Intl.Locale(locale) as WeekLocale;
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? monday;
}
