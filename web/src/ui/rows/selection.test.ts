import { expect, it } from 'vitest';
import { createSelection } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const idsOf = ({ ids }: ReturnType<typeof createSelection>) => (ids() === null ? null : [...(ids() ?? [])].sort());

it('picks and unpicks rows, and none left is still selecting', () => {
  const selection = createSelection();
  expect(idsOf(selection)).toBeNull();
  selection.toggle('b');
  selection.toggle('d');
  selection.toggle('b');
  expect(idsOf(selection)).toEqual(['d']);
  selection.toggle('d');
  expect(idsOf(selection)).toEqual([]);
  selection.leave();
  expect(idsOf(selection)).toBeNull();
});

it('a range goes from the last one picked, either way, and takes nothing away', () => {
  const selection = createSelection();
  selection.toggle('d');
  selection.extendTo('b', order);
  expect(idsOf(selection)).toEqual(['b', 'c', 'd']);
  selection.extendTo('e', order);
  expect(idsOf(selection)).toEqual(['b', 'c', 'd', 'e']);
  selection.leave();
  selection.extendTo('c', order);
  expect(idsOf(selection), 'what was picked before it was left is no beginning').toEqual(['c']);
});

it('a range from what is not shown any more is the one row', () => {
  const selection = createSelection();
  selection.toggle('gone');
  selection.extendTo('c', order);
  expect(idsOf(selection)).toEqual(['c', 'gone']);
});

it('tells whoever listens, each set another', () => {
  const selection = createSelection();
  const seen: unknown[] = [];
  const stop = selection.subscribe(() => seen.push(selection.ids()));
  selection.begin();
  selection.add(order);
  stop();
  selection.leave();
  expect(seen).toEqual([new Set(), new Set(order)]);
});
