/** Categories, vendors and methods of the latest expenses, to choose from instead of typing. */
import { expense } from '@holdfast/shared/entities/expense';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { wordsIn } from '../../ui/words/joinWords.ts';

/** What was used lately is what will be used next. A word of long ago is typed once more, and joins its like all the same. */
const looked = 300;

export function useUsedWords(): Record<'category' | 'vendor' | 'method', string[]> {
  const latest = useEntityStore(expense).useQuery({ by: ['date'], reverse: true, limit: looked }) ?? [];
  const words = (name: 'category' | 'vendor' | 'method') => wordsIn(latest.map((entry) => entry[name]));
  return { category: words('category'), vendor: words('vendor'), method: words('method') };
}
