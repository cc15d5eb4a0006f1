/** The nth expense of the race: the same one for every contender, found again by its number. */
import type { ExpenseRow } from './contender.ts';

const categories = ['Fuel', 'Rent', 'Wood', 'Tools', 'Post', 'Food', 'Travel', 'Taxes'];
const vendors = ['Anna', 'Bjorn', 'Chiara', 'Dilek', 'Emil', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kofi', 'Lea'];
const dayMs = 86_400_000;
const firstDay = Date.UTC(2023, 0, 1);
/** Three years, of which one is a leap year. */
const days = 1096;
/**
 * Rows from here on are made while that is measured. They lie in the three years after, where nobody reads: who is slow
 * makes fewer of them.
 */
export const firstNewRow = 1_000_000;
/** Prime to the days: one after another they lie all over the three years. */
const stride = 389;

export function expenseAt(n: number): ExpenseRow {
  return {
    id: idAt(n),
    date: dayAt(n),
    amount: 100 + ((n * 7919) % 20_000),
    currency: 'EUR',
    category: categories[n % categories.length] ?? '',
    vendor: `${vendors[n % vendors.length]} & Co. ${n}`,
    method: 'Card',
  };
}

export function dayAt(n: number): string {
  const day = ((n * stride) % days) + (n < firstNewRow ? 0 : days);
  return new Date(firstDay + day * dayMs).toISOString().slice(0, 10);
}

/** A UUID v7 by its looks: ids made after one another lie side by side. */
export function idAt(n: number): string {
  const time = (0x018f_0000_0000 + n).toString(16).padStart(12, '0');
  const rest = ((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`;
}

export function expensesFrom(n: number, count: number): ExpenseRow[] {
  return Array.from({ length: count }, (_, offset) => expenseAt(n + offset));
}
