/** How the values of some kinds of fields are said: what a widget's definition is made of. */
import { formatMoney } from '../ui/money/formatMoney.ts';
import { todayAt } from '../ui/time/clock.ts';
import { dayWords, instantWords, wallTimeWords } from '../ui/time/dateWords.ts';
import { deviceZone } from '../ui/time/deviceZone.ts';
import type { FieldWords } from './widgetDefinition.ts';

/** A field of minor units beside the record's currency. */
export const moneyWords: FieldWords = {
  say: (value, { currency }) =>
    typeof value === 'number' && typeof currency === 'string' ? formatMoney(value, currency) : String(value),
};

/** A field of milliseconds since 1970. */
export const timeWords: FieldWords = {
  say: (value, _, nowMs) => (typeof value === 'number' ? instantWords(value, nowMs) : String(value)),
};

/** A field of a civil day, or of a day and a time on the wall. */
export const dayFieldWords: FieldWords = {
  say(value, _, nowMs) {
    const wall = String(value);
    const day = dayWords(wall.slice(0, 10), todayAt(nowMs, deviceZone()));
    return wall.length > 10 ? `${day}, ${wallTimeWords(wall)}` : day;
  },
};
