import { expect, it } from 'vitest';
import { createRecentWork } from './recentWork.ts';

const minute = 60_000;

function setUp() {
  const totals = { statements: 0, exchanges: 0, writeBatches: 0, exchangesWritten: 0 };
  let at = 0;
  const work = createRecentWork(
    () => ({ ...totals }),
    () => at,
  );
  /** One batch of so many exchanges. */
  const batch = (exchanges: number) => {
    totals.statements += 5;
    totals.exchanges += exchanges;
    totals.writeBatches += 1;
    totals.exchangesWritten += exchanges;
    work.look();
  };
  return { ...work, batch, pass: (ms: number) => (at += ms) };
}

it('says nothing of exchanges while there are none', () => {
  expect(setUp().recent()).toEqual({ statementsPerExchange: null, exchangesPerTransaction: null });
});

it('divides what the last minutes took', () => {
  const { batch, pass, recent } = setUp();
  batch(10);
  pass(minute);
  batch(40);
  expect(recent()).toEqual({ statementsPerExchange: 0.2, exchangesPerTransaction: 25 });
});

it('forgets what is older than five minutes', () => {
  const { batch, pass, recent } = setUp();
  for (let n = 0; n < 10; n++) {
    pass(minute);
    batch(1);
  }
  for (let n = 0; n < 6; n++) {
    pass(minute);
    batch(5);
  }
  expect(recent()).toEqual({ statementsPerExchange: 1, exchangesPerTransaction: 5 });
});

it('counts the first exchange after a long silence, and only that one', () => {
  const { batch, pass, recent } = setUp();
  batch(100);
  pass(minute);
  for (let n = 0; n < 100; n++) {
    batch(100);
    pass(100);
  }
  pass(60 * minute);
  expect(recent().statementsPerExchange).toBeNull();
  batch(1);
  expect(recent()).toEqual({ statementsPerExchange: 5, exchangesPerTransaction: 1 });
});
