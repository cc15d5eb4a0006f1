/** How an amount of a currency is typed here, for an error to show. */
import { numberLocale } from '../locale.ts';
import { currencyDigits } from './currencyDigits.ts';
import { amountText } from './formatMoney.ts';

export function amountExample(currency: string, locale = numberLocale): string {
  const digits = currencyDigits(currency);
  return amountText(digits === 0 ? 2490 : 249 * 10 ** (digits - 1), currency, locale);
}
