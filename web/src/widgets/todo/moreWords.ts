/** What a page has room to say of a todo, and a card has not. Its words are not needed for the first screen. */
import { repeatWords } from '../../ui/time/repeatWords.ts';
import type { Todo } from './definition.ts';
import { stepWords } from './steps.ts';

export interface MoreWords {
  /** Empty under a heading that says it. */
  list(todo: Todo): string;
  /** "every Tuesday"; empty where it does not repeat. */
  often(todo: Todo): string;
  /** "2 of 5 steps"; empty where it has none. */
  steps(todo: Todo): string;
}

export const moreWords: MoreWords = {
  list: ({ list }) => list,
  often: ({ repeat, due }) => (repeat === null ? '' : repeatWords(repeat, due ?? '')),
  steps: ({ notes }) => stepWords(notes),
};

export const wordsUnderList: MoreWords = { ...moreWords, list: () => '' };
