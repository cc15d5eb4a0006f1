import { expect, it } from 'vitest';
import { createWorkHours, keptHours } from './workHours.ts';

const hour = 3_600_000;

it('counts exchanges and statements by the hour they were made in, as far back as they are kept', () => {
  const totals = { exchanges: 100, statements: 50 };
  let at = 10 * hour;
  const { look, hours } = createWorkHours(
    () => ({ ...totals }),
    () => at,
  );
  const work = (exchanges: number, statements: number) => {
    totals.exchanges += exchanges;
    totals.statements += statements;
    look();
  };
  expect(hours()).toEqual([]);
  work(10, 2);
  at += hour / 2;
  work(5, 1);
  at += hour;
  work(1, 1);
  totals.statements += 3;
  expect(hours()).toEqual([
    { hour: 10, exchanges: 15, statements: 3 },
    { hour: 11, exchanges: 1, statements: 4 },
  ]);
  at += keptHours * hour;
  expect(hours().map((each) => each.hour)).toEqual([]);
  work(1, 0);
  expect(hours().map((each) => each.hour)).toEqual([59]);
});
