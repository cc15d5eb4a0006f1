/** What a page has room to say of a todo, and a card has not. Its words are not needed for the first screen. */
import { repeatWords } from '../../ui/time/repeatWords.ts';
import type { Todo } from './definition.ts';
import { stepWords } from './steps.ts';

export interface MoreWords {
  /** "every Tuesday"; empty where it does not repeat. */
  often(todo: Todo): string;
  /** "2 of 5 steps"; empty where it has none. */
  steps(todo: Todo): string;
}

export const moreWords: MoreWords = {
  often: ({ repeat, due }) => (repeat === null ? '' : repeatWords(repeat, due ?? '')),
  steps: ({ notes }) => stepWords(notes),
};
