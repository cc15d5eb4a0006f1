import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockContract } from '../sync/clock.contract.ts';
import { randomContract } from '../sync/random.contract.ts';
import { systemClock, systemRandom, systemTimers } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

clockContract('the machine', 'as a machine', () => ({
  clock: systemClock,
  timers: systemTimers,
  until: async (happened) => void (await happened),
  setWall(byMs) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs });
  },
}));

randomContract('the machine', () => systemRandom);

describe('the timers of a browser', () => {
  it('hold no wait of more than 25 days, which is not over at once for that', async () => {
    let woken = 0;
    const callOff = systemTimers.after(2 ** 32, () => {
      woken += 1;
    });
    await new Promise<void>((resolve) => {
      systemTimers.after(20, resolve);
    });
    callOff();
    expect(woken).toBe(0);
  });
});
