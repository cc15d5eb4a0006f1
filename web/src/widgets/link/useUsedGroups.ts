/** Groups that links stand in, to choose from instead of typing. */
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { wordsIn } from '../../ui/words/joinWords.ts';
import { links } from './definition.ts';

const looked = 300;

export function useUsedGroups(): string[] {
  const some = useEntityStore(links.entity).useQuery({ by: ['group', 'order'], limit: looked }) ?? [];
  return wordsIn(some.map(({ group }) => group));
}
