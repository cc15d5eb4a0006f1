import { describe, expect, it } from 'vitest';
import { wordsIn } from './wordsIn.ts';

describe('[SE2] the words of a text', () => {
  it.each([
    ['case and accents', 'Ünïcode CRÈME brûlée', ['unicode', 'creme', 'brulee']],
    [
      'letters with strokes and joined ones',
      'Straße Smørrebrød Łódź Æther œuvre',
      ['strasse', 'smorrebrod', 'lodz', 'aether', 'oeuvre'],
    ],
    ['a capital ẞ, a dotless ı, a dotted İ', 'GROẞ ılık İzmir', ['gross', 'ilik', 'izmir']],
    ['a sigma at the end of a word', 'ΟΔΌΣ οδός', ['οδοσ', 'οδοσ']],
    ['Arabic marks, stretching and hamza', 'كِتَابٌ كتـــاب أحمد', ['كتاب', 'كتاب', 'احمد']],
    ['Hebrew points', 'שָׁלוֹם', ['שלום']],
    ['full width', 'ＡＢＣ１２３', ['abc123', '123']],
    ['Arabic digits', '٢٤٫٩٠ ۱۲۳', ['24.90', '123', '123']],
    ['what is not seen', 'co\u00adope\u200brate', ['cooperate']],
    ['punctuation', "anna@example.org O'Brien (l'eau)", ['anna', 'example', 'org', 'o', 'brien', 'l', 'eau']],
    [
      'amounts, days and times',
      'costs 24,90 on 2026-11-26 at 15:00',
      ['costs', '24.90', 'on', '2026-11-26', 'at', '15:00'],
    ],
    ['long numbers within longer ones', 'K7-0003 555-1234', ['k7', '0003', '555-1234', '1234']],
    ['writing without spaces', '東京タワー', ['東京', '京タ', 'タワ', 'ワー', 'ー']],
    ['writing without spaces among other', '来週Tokyoで', ['来週', '週', 'tokyo', 'て']],
    ['signs beyond the first plane', '𠮷野家', ['𠮷野', '野家', '家']],
    ['no words at all', ' —!? 🙂 ', []],
  ])('%s', (_, text, words) => {
    expect([...new Set(wordsIn(text))]).toEqual([...new Set(words)]);
  });

  it('of a very long one the beginning is kept', () => {
    expect(wordsIn('x'.repeat(50))).toEqual(['x'.repeat(40)]);
  });
});
