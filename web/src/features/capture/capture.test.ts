import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureParts } from '../../widgets/captureParts.ts';
import { type Captured, tokenKey } from './capture.ts';
import { chipWords } from './chipWords.ts';
import { captureAs, contextIn } from './fakes/captureAs.ts';
import { phrases, plainPhrases } from './fakes/phrases.ts';
import { savedAs } from './fakes/savedAs.ts';

describe.each(phrases)('a line about $about', ({ locale, lines }) => {
  it.each(lines)('%s', (line, saved) => {
    expect(savedAs(line, locale)).toEqual(saved);
  });
});

describe('a line that stays a plain todo, with every word of it', () => {
  it.each(plainPhrases)('%s', (line) => {
    expect(savedAs(line)).toEqual({ kind: 'todo', title: line });
  });
});

describe('a kind that a person chose', () => {
  it.each([
    ['expense', '50 fuel', { amount: 5000, category: 'Fuel' }],
    ['expense', 'Pay rent 900', { amount: 90000, category: 'Rent' }],
    ['sale', '2 x Cup @ 4', { item: 'Cup', quantity: 2, unitPrice: 400 }],
    ['sale', 'Lamp 40', { item: 'Lamp', unitPrice: 4000 }],
    [
      'event',
      'Call Anna tomorrow',
      { title: 'Call Anna', start: '2026-11-28T00:00', end: '2026-11-28T00:00', allDay: true },
    ],
    ['todo', '24.90 fuel', { title: '24.90 fuel' }],
    ['link', 'Tides tides.example.org', { title: 'Tides tides.example.org', refused: ['url'] }],
    ['expense', 'lunch', { category: 'Lunch', refused: ['amount'] }],
  ])('%s: %s', (kind, line, saved) => {
    expect(savedAs(line, 'en-GB', { kind })).toEqual({ kind, ...saved });
  });

  it('is told from the words again where there is no such kind', () => {
    expect(savedAs('24.90 fuel', 'en-GB', { kind: 'recipe' })).toEqual({
      kind: 'expense',
      amount: 2490,
      category: 'Fuel',
    });
  });
});

describe('words in use on this device', () => {
  const known = {
    todo: { list: ['Roastery', 'Front of house'] },
    expense: { category: ['Green coffee'], vendor: ['Sucafina'] },
    link: { group: ['Harbour office'] },
  };
  it.each([
    ['Clean hopper #roastery', { kind: 'todo', title: 'Clean hopper', list: 'Roastery' }],
    ['Dust #front-of-house', { kind: 'todo', title: 'Dust', list: 'Front of house' }],
    ['840.00 green coffee sucafina', { kind: 'expense', amount: 84000, category: 'Green coffee', vendor: 'Sucafina' }],
    ['Sucafina 840.00', { kind: 'expense', amount: 84000, vendor: 'Sucafina' }],
    ['tides.example.org #harbour-office', expect.objectContaining({ kind: 'link', group: 'Harbour office' })],
  ])('%s', (line, saved) => {
    expect(savedAs(line, 'en-GB', { known })).toEqual(saved);
  });
});

describe('the day it is', () => {
  it('is the one before while somebody works past midnight', () => {
    const night = { now: '2026-11-28T01:30', today: '2026-11-27' };
    expect(savedAs('Call Anna tomorrow', 'en-GB', night)).toMatchObject({ due: '2026-11-28' });
    expect(savedAs('Close up 2:00', 'en-GB', night)).toMatchObject({ due: '2026-11-28', dueTime: '02:00' });
  });

  it('begins a next week on the weekday that was set', () => {
    expect(savedAs('Plan next week', 'en-GB', { weekStart: 7 })).toMatchObject({ due: '2026-11-29' });
  });
});

describe('what a person takes away', () => {
  it('[CA1] is in the title again, and the rest stays', () => {
    const captured = captureAs('Order beans tomorrow 9am #green');
    expect(takeAway('Order beans tomorrow 9am #green', captured, 'day').title).toBe('Order beans tomorrow');
    expect(takeAway('Order beans tomorrow 9am #green', captured, 'tag').title).toBe('Order beans #green');
  });

  it('makes it something else where that said what it is', () => {
    const line = 'Lunch £12.50';
    expect(takeAway(line, captureAs(line), 'money').part.of.entity.name).toBe('todo');
  });

  it('is not found again as something smaller', () => {
    const line = 'Cupping fri 15:00-16:30';
    const left = takeAway(line, captureAs(line), 'times');
    expect(left.understood.map(({ is }) => is)).toEqual(['day']);
  });
});

function takeAway(line: string, { understood }: Captured, is: string): Captured {
  const token = understood.find((each) => each.is === is);
  return captureAs(line, 'en-GB', { declined: token ? [tokenKey(line, token)] : [] });
}

/** Whatever people paste, and lines put together from what the grammar knows. */
const pieces = phrases.flatMap(({ lines }) => lines.flatMap(([line]) => line.split(' ')));
const locales = ['en-GB', 'en-US', 'de', 'fr', 'es', 'ar-EG', 'ja-JP'];
const wholes = phrases.flatMap(({ lines }) => lines.map(([line]) => line));
const joined = fc.array(fc.constantFrom(...pieces, ...wholes, ',', ';', '-', '"', '\u200f', '\0', ' '), {
  maxLength: 8,
});
const anyLine = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), {
  weight: 4,
  arbitrary: joined.map((words) => words.join(' ')),
});
const anyKind = fc.constantFrom(null, ...captureParts.map(({ of }) => of.entity.name));

const squeezed = (text: string) => text.replaceAll(/\s+/g, '');

describe('any line', () => {
  it('[CA1] loses no word: each is in the title or in what was understood', () => {
    let found = 0;
    fc.assert(
      fc.property(anyLine, fc.constantFrom(...locales), anyKind, (line, locale, kind) => {
        const { title, understood } = captureAs(line, locale, { kind });
        let from = 0;
        let rest = '';
        found += understood.length;
        for (const token of understood) {
          expect(token.from).toBeGreaterThanOrEqual(from);
          expect(token.to).toBeGreaterThan(token.from);
          expect(chipWords(token, '2026-11-27')).not.toBe('');
          rest += line.slice(from, token.from);
          from = token.to;
        }
        expect(squeezed(title)).toBe(squeezed(rest + line.slice(from)));
      }),
      { numRuns: 600, examples: [['12/24 paid Call', 'en-US', 'expense']] },
    );
    expect(found, 'lines in which something was understood').toBeGreaterThan(300);
  });

  it('[CA2] is the same each time', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom(...locales), (line, locale) => {
        expect(savedAs(line, locale)).toEqual(savedAs(line, locale));
      }),
    );
  });

  it('[CA1] with everything taken away is its own title', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom(...locales), anyKind, (line, locale, kind) => {
        let declined: string[] = [];
        let captured = captureAs(line, locale, { kind });
        for (let press = 0; captured.understood.length > 0; press += 1) {
          expect(press).toBeLessThan(40);
          declined = [...declined, ...captured.understood.slice(0, 1).map((token) => tokenKey(line, token))];
          captured = captureAs(line, locale, { kind, declined });
        }
        expect(captured.title).toBe(line.trim().replaceAll(/\s+/g, ' '));
      }),
      { numRuns: 300 },
    );
  });

  it('of a thousand signs and more is read at once', () => {
    const context = contextIn('en-GB');
    for (const piece of ['1 ', '1,', 'a 1.1 2 x (', 'every mon and ', '@ 1.', '#a', '. ', 'at at ', '1-1-'])
      expect(captureAs(piece.repeat(1000).slice(0, 1000), context.locale).kinds).toHaveLength(captureParts.length);
  });
});
