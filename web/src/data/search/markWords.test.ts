import { describe, expect, it } from 'vitest';
import { askedWords } from './findRows.ts';
import { markWords } from './markWords.ts';

/** What is marked stands in brackets. */
const marked = (text: string, asked: string) =>
  markWords(text, askedWords(asked))
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('');

describe('[SE2] what a text was found by is marked in it', () => {
  it.each([
    ['Crème brûlée', 'brul', 'Crème [brûl]ée'],
    ['Order beans', 'be ord', '[Ord]er [be]ans'],
    ['Straße 12', 'strass', '[Straß]e 12'],
    ['Cre\u0301me', 'creme', '[Cre\u0301me]'],
    ['Lamplight and lamp', 'amp', 'Lamplight and lamp'],
    ['東京タワー', '京タ', '東[京タ]ワー'],
    ['No. A-1234', '1234', 'No. A-[1234]'],
    ['costs 24,90', '24.9', 'costs [24,9]0'],
    ['nothing', '', 'nothing'],
  ])('%s by %s', (text, asked, expected) => expect(marked(text, asked)).toBe(expected));
});
