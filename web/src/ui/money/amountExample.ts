/** How an amount of a currency is typed here, for an error to show. */

import { currencyDigits } from '@holdfast/shared/values/currencyDigits';
import { numberLocale } from '../locale.ts';
import { amountText } from './formatMoney.ts';

export function amountExample(currency: string, locale = numberLocale()): string {
  const digits = currencyDigits(currency);
  return amountText(digits === 0 ? 2490 : 249 * 10 ** (digits - 1), currency, locale);
}
