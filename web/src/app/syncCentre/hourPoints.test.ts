import { expect, it } from 'vitest';
import { figuresWords, hourPoints, hoursSummary } from './hourPoints.ts';

const hour = 3_600_000;
const words = [
  ['edit', 'edits'],
  ['request', 'requests'],
] as const;
const say = (values: readonly number[]) => figuresWords(values, words);
const points = (hours: { hour: number; edits: number; requests: number }[]) =>
  hourPoints({ series: ['edits', 'requests'], hours, nowMs: 20.5 * hour, count: 4, nameOf: (ms) => `${ms / hour}:00` });

it('hours in which nothing happened stand there too, the oldest first, and older ones not', () => {
  const all = points([
    { hour: 20, edits: 1, requests: 2 },
    { hour: 18, edits: 30, requests: 1 },
    { hour: 16, edits: 9, requests: 9 },
  ]);
  expect(all.map(({ name, values }) => [name, ...values])).toEqual([
    ['17:00', 0, 0],
    ['18:00', 30, 1],
    ['19:00', 0, 0],
    ['20:00', 1, 2],
  ]);
  expect(hoursSummary(all, say)).toBe(
    'In the last 4 hours 31 edits, 3 requests; the most at 18:00, 30 edits, 1 request.',
  );
  expect(hoursSummary(points([]), say)).toBe('Nothing in the last 4 hours.');
});
