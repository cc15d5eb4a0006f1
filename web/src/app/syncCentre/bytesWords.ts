/** 1536000 → "1.5 MB", in the device's way of writing numbers. */
import { numberLocale } from '../../ui/locale.ts';

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function bytesWords(bytes: number, locale = numberLocale()): string {
  const step = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step - 1],
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as Intl.NumberFormatOptions).format(value);
}
