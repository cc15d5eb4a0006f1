/** A quantity as it is read and typed: 2.5 → "2.5" or "2,5", no zeros nobody typed. */
import { decimalText } from '../../ui/money/formatMoney.ts';
import { decimalMark } from '../../ui/money/parseDecimal.ts';

export function quantityText(quantity: number): string {
  return decimalText(Math.round(quantity * 1000), 3)
    .replace(/\.?0+$/, '')
    .replace('.', decimalMark());
}
