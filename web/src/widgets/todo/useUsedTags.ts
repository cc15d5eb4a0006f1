/** The tags of what is to be done. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { wordsIn } from '../../ui/words/joinWords.ts';

export function useUsedTags(): string[] {
  const open = useEntityStore(todo).useRollup('tag', { equals: [0] }) ?? [];
  return wordsIn(open.map(({ key }) => String(key[1])));
}
