import { expect, it } from 'vitest';
import { removedWords } from './removedWords.ts';

it.each([
  [0, 'Demo data removed'],
  [1, 'Demo data removed; 1 record was changed and stays'],
  [3, 'Demo data removed; 3 records were changed and stay'],
])('says what stays of the demo: %i', (kept, words) => expect(removedWords(kept)).toBe(words));
