/** The lists that have something to do in them. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { wordsIn } from '../../ui/words/joinWords.ts';

export function useUsedLists(): string[] {
  const open = useEntityStore(todo).useRollup('list', { equals: [0] }) ?? [];
  return wordsIn(open.map(({ key }) => String(key[1])));
}
