/** Categories, vendors and methods of the latest expenses, to choose from instead of typing. */
import { expense } from '@holdfast/shared/entities/expense';
import { useEntityStore } from '../../data/DeviceProvider.tsx';

const looked = 300;

export function useUsedWords(): Record<'category' | 'vendor' | 'method', string[]> {
  const latest = useEntityStore(expense).useQuery({ by: ['date'], reverse: true, limit: looked }) ?? [];
  const words = (name: 'category' | 'vendor' | 'method') =>
    [...new Set(latest.map((entry) => entry[name]))].filter((word) => word !== '').sort();
  return { category: words('category'), vendor: words('vendor'), method: words('method') };
}
