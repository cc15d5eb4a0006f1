/** Text of a file as one line of a field: an end that is too long is cut off, and can be seen to be. */
import { shortText } from '@holdfast/shared/entities/fieldTypes';
import { visibleText } from '../../../ui/words/visibleText.ts';

const longest = 500;

export interface CutText {
  text: string;
  isCut: boolean;
}

export function cutText(given: string): CutText {
  // Whatever its length, no more of it is looked at than could be kept.
  const begun = given.trimStart().slice(0, 4 * longest);
  const line = visibleText(
    begun
      .split(/[\n\r]+/)
      .map((part) => part.trim())
      .join(' '),
  );
  const isWhole = begun.length < 4 * longest;
  if (isWhole && shortText.refuse(line) === null) return { text: line, isCut: false };
  return { text: `${[...line].slice(0, longest - 1).join('')}…`, isCut: true };
}
