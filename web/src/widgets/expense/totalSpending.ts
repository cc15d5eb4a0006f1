/** How expenses add up. */
import { sumByCurrency } from '@holdfast/shared/values/sumByCurrency';
import { joinWords } from '../../ui/words/joinWords.ts';
import type { Expense } from './definition.ts';

export interface Spending {
  currency: string;
  minor: number;
  /** Largest first; past the first few they are one "Other" with null as its category. */
  categories: { category: string | null; minor: number }[];
}

/** One for each currency. */
export function totalSpending(expenses: readonly Expense[], shown: number): Spending[] {
  return sumByCurrency(expenses.map(({ amount, currency }) => ({ minor: amount, currency }))).map((total) => {
    const own = expenses.filter(({ currency }) => currency === total.currency);
    const sorted = joinWords(own, ({ category }) => category)
      .map(({ name, items }) => ({ category: name, minor: sum(items.map(({ amount }) => amount)) }))
      .sort((a, b) => b.minor - a.minor);
    const rest = sum(sorted.slice(shown).map(({ minor }) => minor));
    const others = sorted.length > shown ? [{ category: null, minor: rest }] : [];
    return { ...total, categories: [...sorted.slice(0, shown), ...others] };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((whole, amount) => whole + amount, 0);
}
