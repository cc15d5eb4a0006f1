import { describe, expect, it } from 'vitest';
import { wordJoiner } from './joinWords.ts';

const names = (locale: string, words: readonly string[]) =>
  wordJoiner(locale)(words, (word) => word).map(({ name }) => name);

describe('names of groups', () => {
  it.each([
    ['large and small letters', 'en', ['fuel', 'Fuel', 'FUEL', 'Fuel'], ['Fuel']],
    ['the first spelling where there is a tie', 'en', ['fuel', 'Fuel'], ['fuel']],
    ['spaces around them', 'en', ['Fuel ', 'Fuel'], ['Fuel']],
    ['two ways to store one letter', 'en', ['Caf\u00e9', 'Cafe\u0301'], ['Caf\u00e9']],
    ['full and half width', 'ja', ['ｶﾌｪ', 'カフェ', 'カフェ'], ['カフェ']],
    ['capitals of a letter with a mark', 'de', ['ÖL', 'Öl', 'Öl'], ['Öl']],
    ['the two kana of one word', 'ja', ['カフェ', 'かふぇ'], ['カフェ']],
    ['Greek with its two small sigmas', 'el', ['ΦΌΡΟΣ', 'φόρος', 'φόρος'], ['φόρος']],
    ['what shows nothing, and nothing', 'en', ['', '\u200b', ' '], ['']],
  ])('are one: %s', (_, locale, words, joined) => expect(names(locale, words)).toEqual(joined));

  it.each([
    ['letters with marks and without', 'de', ['Bär', 'Bar'], ['Bar', 'Bär']],
    ['numbers of one value', 'en', ['Room 01', 'Room 1'], 2],
    ['words with a hyphen and without', 'en', ['re-cover', 'recover'], 2],
    ['one with i and one with ı, in Turkish', 'tr', ['ISIR', 'isir'], 2],
    ['ß and ss, which a Maß and a Mass are told apart by', 'de', ['Maß', 'Mass'], 2],
  ])('are two: %s', (_, locale, words, parted) => {
    const found = names(locale, words);
    if (typeof parted === 'number') expect(found).toHaveLength(parted);
    else expect(found).toEqual(parted);
  });

  it.each([
    ['German', 'de', ['Zoll', 'Öl', 'Obst', 'ärzte', 'Auto'], ['ärzte', 'Auto', 'Obst', 'Öl', 'Zoll']],
    ['Swedish, where Ö is the last letter', 'sv', ['Öl', 'Zoo', 'Ost'], ['Ost', 'Zoo', 'Öl']],
    ['numbers by their value', 'en', ['Box 10', 'Box 2', 'Box 1'], ['Box 1', 'Box 2', 'Box 10']],
    ['small letters among large ones', 'en', ['zoo', 'Ada', 'bo', 'Cy'], ['Ada', 'bo', 'Cy', 'zoo']],
    ['none before all', 'en', ['a', '', '1'], ['', '1', 'a']],
  ])('stand in order: %s', (_, locale, words, sorted) => expect(names(locale, words)).toEqual(sorted));

  it('hold their items in the order they came in, under the spelling of most', () => {
    const items = [
      { at: 1, group: 'fuel' },
      { at: 2, group: 'Food' },
      { at: 3, group: 'Fuel' },
      { at: 4, group: 'Fuel ' },
      { at: 5, group: 'FUEL' },
    ];
    expect(wordJoiner('en')(items, ({ group }) => group)).toEqual([
      { name: 'Food', items: [items[1]] },
      { name: 'Fuel', items: [items[0], items[2], items[3], items[4]] },
    ]);
  });
});
