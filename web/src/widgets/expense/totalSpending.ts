/** How expenses add up. */
import { sumByCurrency } from '@holdfast/shared/values/sumByCurrency';
import { amountOf, type RollupEntry } from '../../data/rollups/readRollup.ts';
import { joinWords } from '../../ui/words/joinWords.ts';

export interface Spending {
  currency: string;
  minor: number;
  /** Largest first; past the first few they are one "Other" with null as its category. */
  categories: { category: string | null; minor: number }[];
}

/** One for each currency, of sums by month, currency and category. */
export function totalSpending(entries: readonly RollupEntry[], shown: number): Spending[] {
  return sumByCurrency(entries.map((entry) => amountOf(entry, 1))).map((total) => {
    const own = entries.filter(({ key }) => key[1] === total.currency);
    const sorted = joinWords(
      own,
      ({ key }) => String(key[2]),
      ({ count }) => count,
    )
      .map(({ name, items }) => ({ category: name, minor: sum(items.map((entry) => entry.sum)) }))
      .sort((a, b) => b.minor - a.minor);
    const rest = sum(sorted.slice(shown).map(({ minor }) => minor));
    const others = sorted.length > shown ? [{ category: null, minor: rest }] : [];
    return { ...total, categories: [...sorted.slice(0, shown), ...others] };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((whole, amount) => whole + amount, 0);
}
