import { expect, it } from 'vitest';
import { isHome, stepCarry, stepOf, takeUp } from './stepCarry.ts';

const rows = ['a', 'b', 'c'];

it('what is carried goes past one row a step, on the side it came by, and stays at an end', () => {
  const steps = [1, 1, 1, -1, -1, -1, -1] as const;
  const way: string[] = [];
  steps.reduce((carry, step) => {
    const next = stepCarry(carry, rows, step);
    way.push(isHome(next) ? 'home' : `${next.side} ${next.over}`);
    return next;
  }, takeUp('b'));
  expect(way).toEqual(['after c', 'after c', 'after c', 'home', 'before a', 'before a', 'before a']);
});

it('arrows beside each other follow the writing; other keys go nowhere', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'x'];
  expect(keys.map((key) => stepOf(key, false))).toEqual([1, -1, 1, -1, undefined]);
  expect(keys.map((key) => stepOf(key, true))).toEqual([1, -1, -1, 1, undefined]);
});
