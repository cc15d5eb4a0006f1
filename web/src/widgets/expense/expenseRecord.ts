/** An expense as the widget hands it around, and how expenses add up. */
import type { expense } from '@holdfast/shared/entities/expense';
import type { Entry } from '../../data/entityStore.ts';
import { sumByCurrency } from '../../ui/money/sumByCurrency.ts';

export type Expense = Entry<typeof expense>;

export interface Spending {
  currency: string;
  minor: number;
  /** Largest first; past the first few they are one "Other" with null as its category. */
  categories: { category: string | null; minor: number }[];
}

/** One for each currency. */
export function totalSpending(expenses: readonly Expense[], shown: number): Spending[] {
  return sumByCurrency(expenses.map(({ amount, currency }) => ({ minor: amount, currency }))).map((total) => {
    const sums = new Map<string, number>();
    for (const { currency, category, amount } of expenses) {
      if (currency === total.currency) sums.set(category, (sums.get(category) ?? 0) + amount);
    }
    const sorted = [...sums].map(([category, minor]) => ({ category, minor })).sort((a, b) => b.minor - a.minor);
    const rest = sorted.slice(shown).reduce((sum, { minor }) => sum + minor, 0);
    const others = sorted.length > shown ? [{ category: null, minor: rest }] : [];
    return { ...total, categories: [...sorted.slice(0, shown), ...others] };
  });
}

/** What an expense is called: who was paid, else for what. */
export function expenseTitle({ vendor, category }: Pick<Expense, 'vendor' | 'category'>): string {
  return vendor || category || 'Expense';
}
