import { expect, test } from 'vitest';
import { createTogether } from './answersTogether.ts';

/** A page's clock by hand, and what each drawing held. */
function createPage() {
  const drawn: string[][] = [];
  const timers: (() => void)[] = [];
  let taken: string[] = [];
  const together = createTogether(
    (_ms, call) => timers.push(call),
    (all) => {
      taken = [];
      all();
      drawn.push(taken);
    },
  );
  const begin = (name: string) => {
    const read = together.begin();
    return { give: () => read.give(() => taken.push(name)), leave: read.leave };
  };
  const patienceEnds = () => {
    for (const call of timers.splice(0)) call();
  };
  return { drawn, begin, patienceEnds };
}

type Step = 'a' | 'b' | 'c' | '-a' | '-b' | '-c' | 'wait';

// Three reads have begun. A letter: that one answers; with a minus: nobody waits for it any longer.
const table: [Step[], string[][]][] = [
  [['a', 'b', 'c'], [['a', 'b', 'c']]],
  [
    ['a', 'wait', 'b', 'c'],
    [['a'], ['b', 'c']],
  ],
  [
    ['a', 'b', 'wait', 'c'],
    [['a', 'b'], ['c']],
  ],
  [['a', 'b', '-c'], [['a', 'b']]],
  [['a', '-a', 'b', 'c'], [['b', 'c']]],
  [['a', '-a', 'wait', 'b', 'c'], [['b', 'c']]],
  [
    ['a', '-a', 'b', 'wait', 'c'],
    [['b'], ['c']],
  ],
  [['-a', '-b', '-c', 'wait'], []],
  [['a', '-b', '-c', '-a', 'wait'], [['a']]],
  [
    ['a', 'wait', '-a', '-a', 'b', 'c'],
    [['a'], ['b', 'c']],
  ],
];

test.each(table)('%j draws %j', (steps, expected) => {
  const page = createPage();
  const reads = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, page.begin(name)]));
  for (const step of steps) {
    if (step === 'wait') page.patienceEnds();
    else if (step.startsWith('-')) reads[step.slice(1)]?.leave();
    else reads[step]?.give();
  }
  expect(page.drawn).toEqual(expected);
});

test('a read that begins later is waited for as well', () => {
  const page = createPage();
  const first = page.begin('first');
  const second = page.begin('second');
  first.give();
  const third = page.begin('third');
  second.give();
  expect(page.drawn).toEqual([]);
  third.give();
  expect(page.drawn).toEqual([['first', 'second', 'third']]);
});

test('one that nobody else is awaited with is drawn at once', () => {
  const page = createPage();
  page.begin('only').give();
  expect(page.drawn).toEqual([['only']]);
});
