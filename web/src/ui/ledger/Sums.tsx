/** What some amounts come to, one sum for each currency; nothing for none. */
import { type Amount, sumByCurrency } from '@holdfast/shared/values/sumByCurrency';
import { formatMoney } from '../money/formatMoney.ts';

export function Sums({ of }: { of: readonly Amount[] }) {
  const words = sumByCurrency(of).map(({ minor, currency }) => formatMoney(minor, currency));
  return words.length === 0 ? null : <> · {words.join(' · ')}</>;
}
