import { describe, expect, it } from 'vitest';
import { firstSigns } from './firstSigns.ts';

describe('the first signs of a text', () => {
  it.each([
    ['nothing', '', 1, ''],
    ['a letter', 'Weather', 1, 'W'],
    ['two of them', 'Weather', 2, 'We'],
    ['fewer than asked for', 'W', 2, 'W'],
    ['a letter with its mark', 'e\u0301te', 1, 'e\u0301'],
    ['a wave', '🌊🌊🌊', 2, '🌊🌊'],
    ['a flag', '🇳🇴🇩🇰', 1, '🇳🇴'],
    ['a family', '👩\u200d👩\u200d👧 at home', 1, '👩\u200d👩\u200d👧'],
    ['a heart with its selector', '❤\ufe0f x', 1, '❤\ufe0f'],
    ['a syllable of Devanagari', 'नि', 1, 'नि'],
  ])('are whole: %s', (_, text, count, found) => expect(firstSigns(text, count)).toBe(found));
});
