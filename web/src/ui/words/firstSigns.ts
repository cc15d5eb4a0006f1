/** The first signs of a text as a reader counts them: a flag is one, a letter with its marks, a joined family. */
import { onFirstUse } from '../onFirstUse.ts';

const signs = onFirstUse(() => new Intl.Segmenter());

export function firstSigns(text: string, count: number): string {
  let found = '';
  for (const { segment } of signs().segment(text)) {
    if (count-- <= 0) break;
    found += segment;
  }
  return found;
}
