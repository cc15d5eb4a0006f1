import { expect, it } from 'vitest';
import { dropSide } from './dropPlace.ts';

const box = (left: number, top: number) => ({ left, top, width: 160, height: 44 });
const over = box(200, 100);

it('a tile goes to the side of the other on which its middle lies', () => {
  const side = (left: number, top: number, isRtl = false, isColumn = false) =>
    dropSide(box(left, top), over, { isRtl, isColumn });
  expect([side(210, 100), side(190, 110)]).toEqual(['after', 'before']);
  expect([side(210, 100, true), side(190, 110, true)]).toEqual(['before', 'after']);
  // Another line, or a single column: what counts is above or below.
  expect([side(190, 130), side(210, 70)]).toEqual(['after', 'before']);
  expect([side(190, 101, false, true), side(210, 99, true, true)]).toEqual(['after', 'before']);
});
