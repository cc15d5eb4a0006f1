import { expect, it } from 'vitest';
import { barsOf, stepTo } from './barsOf.ts';

it('the largest bar is as tall as the chart, none is taller, and what is not nothing can be seen', () => {
  const points = [{ values: [1000, 1] }, { values: [0, 500] }];
  const [cursor, ...bars] = barsOf(points, { width: 100, height: 50 }, 1);
  expect(cursor).toMatchObject({ x: 50, width: 50, height: 50, series: 'cursor' });
  expect(bars.map(({ height }) => height)).toEqual([50, 2, 0, 25]);
  for (const { x, y, width, height } of bars) {
    expect(y + height).toBe(50);
    expect(x + width).toBeLessThanOrEqual(100);
  }
  expect(barsOf([{ values: [0] }], { width: 10, height: 10 }, 0).map(({ height }) => height)).toEqual([10, 0]);
});

it.each([
  ['ArrowRight', 3, false, 4],
  ['ArrowRight', 9, false, 9],
  ['ArrowLeft', 0, false, 0],
  ['ArrowLeft', 3, true, 4],
  ['ArrowUp', 3, true, 4],
  ['Home', 3, false, 0],
  ['End', 3, false, 9],
  ['Tab', 3, false, null],
])('%s at %i of ten, right to left: %s', (key, at, isRtl, next) => {
  expect(stepTo(key, at, 10, isRtl)).toBe(next);
});
