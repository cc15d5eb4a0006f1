import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardSizes, changeCard, moveCard, readArrangement, writeArrangement } from './arrangement.ts';

const cards = ['todo', 'sale', 'event', 'link', 'expense'];
const order = (text: string | null) => readArrangement(text, cards).map(({ card }) => card);

describe('an arrangement of cards', () => {
  it('is three small cards and then medium ones, while nothing is arranged', () => {
    expect(readArrangement(null, cards)).toEqual(
      cards.map((card, at) => ({ card, size: at < 3 ? 'small' : 'medium', isHidden: false })),
    );
  });

  it('is read as it was written', () => {
    const anyPlaced = fc
      .shuffledSubarray(cards, { minLength: cards.length })
      .chain((names) =>
        fc.tuple(
          ...names.map((card) =>
            fc.record({ card: fc.constant(card), size: fc.constantFrom(...cardSizes), isHidden: fc.boolean() }),
          ),
        ),
      );
    fc.assert(
      fc.property(anyPlaced, (placed) => {
        expect(readArrangement(writeArrangement(placed), cards)).toEqual(placed);
      }),
    );
  });

  it('has every card once, whatever text it is read from, and is written as it is read', () => {
    const words = fc.constantFrom(
      'todo',
      '-sale',
      'sale:large',
      'habit:medium',
      '-:',
      'link:huge',
      '',
      '--todo',
      'é',
      '9',
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(words).map((found) => found.join(' ')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const placed = readArrangement(text, cards);
        for (const card of cards) expect(placed.filter((one) => one.card === card)).toHaveLength(1);
        expect(readArrangement(writeArrangement(placed), cards)).toEqual(placed);
      }),
    );
  });

  it.each([
    ['expense todo', ['expense', 'todo', 'sale', 'event', 'link']],
    ['habit:large expense', ['habit', 'expense', 'todo', 'sale', 'event', 'link']],
    ['', cards],
  ])('%j: what is not named comes last, and what is no card here keeps its place', (text, expected) => {
    expect(order(text)).toEqual(expected);
  });

  it.each([
    ['todo', 'event', ['sale', 'event', 'todo', 'link', 'expense']],
    ['expense', 'todo', ['expense', 'todo', 'sale', 'event', 'link']],
    ['link', 'link', cards],
    ['habit', 'todo', cards],
    ['todo', 'habit', cards],
  ])('%s moved to the place of %s', (card, place, expected) => {
    expect(moveCard(readArrangement(null, cards), card, place).map((one) => one.card)).toEqual(expected);
  });

  it('changes one card alone', () => {
    const changed = changeCard(readArrangement(null, cards), 'sale', { size: 'large', isHidden: true });
    expect(writeArrangement(changed)).toBe('todo -sale:large event link:medium expense:medium');
  });
});
