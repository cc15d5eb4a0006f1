import { expect, it } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { watchSleep } from './sleep.ts';

it('a context that was suspended notices it once, and one that ran on time never does', async () => {
  const { clock, timers, advance, setWall } = createVirtualTime();
  let wakes = 0;
  watchSleep(clock, timers, () => {
    wakes += 1;
  });
  await advance(600_000);
  expect(wakes).toBe(0);
  setWall(3_600_000);
  await advance(600_000);
  expect(wakes).toBe(1);
  setWall(-7_200_000);
  await advance(600_000);
  expect(wakes).toBe(1);
});
