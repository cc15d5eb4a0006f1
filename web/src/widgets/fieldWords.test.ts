import { expect, it } from 'vitest';
import { findWidget } from './allWidgets.ts';
import { valueWords } from './fieldWords.ts';

const noon = Date.UTC(2026, 10, 5, 12);

it.each([
  ['todo', 'due', '2026-10-03', /^\w+,? 3 Oct$|^\w+, Oct 3$/],
  ['sale', 'date', '2025-10-03', /2025/],
  ['event', 'start', '2026-10-03T18:30', /Oct.*, (18:30|6:30)/],
  ['expense', 'date', null, /^empty$/],
  ['expense', 'date', 'soon', /soon/],
  ['todo', 'title', '2026-10-03', /^“2026-10-03”$/],
])('%s %s %j is said in words', (entity, field, value, words) => {
  expect(valueWords(findWidget(entity), field, {}, noon)(value)).toMatch(words);
});
