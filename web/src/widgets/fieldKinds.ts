/** How the values of some kinds of fields are said: what a widget's definition is made of. */
import { formatMoney } from '../ui/money/formatMoney.ts';
import { instantWords } from '../ui/time/dateWords.ts';
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
