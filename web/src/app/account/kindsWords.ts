/** "12 todos, 3 sales" */
import { countWords } from '../../widgets/recordWords.ts';
import type { Unsent } from '../useUnsentRecords.ts';

export function kindsWords({ countByEntity }: Pick<Unsent, 'countByEntity'>): string {
  return [...countByEntity].map(([entity, count]) => countWords(entity, count)).join(', ');
}
