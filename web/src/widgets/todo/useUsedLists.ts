/** Lists of the newest open todos, to choose from instead of typing. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { wordsIn } from '../../ui/words/joinWords.ts';

const looked = 300;

export function useUsedLists(): string[] {
  const query = { by: ['done', 'order'], equals: [false], reverse: true, limit: looked } as const;
  const newest = useEntityStore(todo).useQuery(query) ?? [];
  return wordsIn(newest.map(({ list }) => list));
}
