import { describe, expect, it } from 'vitest';
import { visibleText } from './visibleText.ts';

describe('text that shows nothing', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '  \t\n'],
    ['spaces of all widths', '\u00a0\u1680\u2003\u2009\u202f\u205f\u3000'],
    ['a zero width space', '\u200b'],
    ['a joiner', '\u200d'],
    ['a non-joiner', '\u200c'],
    ['a soft hyphen', '\u00ad'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\ufeff'],
    ['a blank of Braille', '\u2800'],
    ['a filler of Hangul', '\u3164'],
    ['a half-width filler', '\uffa0'],
    ['fillers for a missing consonant and vowel', '\u115f\u1160'],
    ['a combining grapheme joiner', '\u034f'],
    ['Khmer inherent vowels', '\u17b4\u17b5'],
    ['a Mongolian vowel separator', '\u180e'],
    ['marks of direction', '\u200e\u200f\u061c'],
    ['embeddings and overrides of direction', '\u202a\u202e\u202c\u2066\u2069'],
    ['a selector without its emoji', '\ufe0f'],
    ['tags', '\u{e0067}\u{e007f}'],
    ['an invisible times', '\u2062'],
    ['control characters', '\u0001\u007f\u0085'],
    ['a mix of them', ' \u200b\u3164 \u2800\u00ad '],
  ])('is empty: %s', (_, text) => expect(visibleText(text)).toBe(''));

  it.each([
    ['words', '  Water the ferns ', 'Water the ferns'],
    ['one letter among them', '\u200bé\u2800', '\u200bé\u2800'],
    ['a sign', '·', '·'],
    ['Persian with a non-joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['Sinhala with a joiner', 'ශ්\u200dරී', 'ශ්\u200dරී'],
    ['Malayalam with a joiner at its end', 'അവന\u0d4d\u200d', 'അവന\u0d4d\u200d'],
    ['a family, joined', '👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    ['a heart with its selector', '❤\ufe0f', '❤\ufe0f'],
    [
      'a flag of tags',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    ],
    ['Hangul', '한글', '한글'],
    ['Braille', '\u2803\u2800\u2817', '\u2803\u2800\u2817'],
    ['a word with a soft hyphen', 'Dampf\u00adschiff', 'Dampf\u00adschiff'],
    ['Arabic with marks of direction', '\u200fقهوة\u200f', '\u200fقهوة\u200f'],
    ['half a pair, which is stored as a sign', '\ud83d', '\ud83d'],
  ])('is not empty: %s', (_, text, seen) => expect(visibleText(text)).toBe(seen));
});
