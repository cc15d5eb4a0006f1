/** A quantity as a form and a row show it: 2.5 is "2.5" or "2,5", with no zeros nobody typed. */

import { decimalText } from '@holdfast/shared/values/decimalText';
import { quantityDigits, toThousandths } from '@holdfast/shared/values/quantity';
import { numberLocale } from '../locale.ts';

const formatters = new Map<string, Intl.NumberFormat>();

export function quantityText(quantity: number, locale = numberLocale()): string {
  const options = { useGrouping: false, maximumFractionDigits: quantityDigits } as const;
  const formatter = formatters.get(locale) ?? new Intl.NumberFormat(locale, options);
  formatters.set(locale, formatter);
  return formatter.format(decimalText(toThousandths(quantity), quantityDigits) as `${number}`);
}
