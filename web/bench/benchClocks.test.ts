import { advanceUntil, timersContract } from '@holdfast/shared/clock/timers.contract';
import { afterEach, vi } from 'vitest';
import { clockContract } from '../src/sync/clock.contract.ts';
import { realTime } from './benchDevice.ts';
import { createScriptTime } from './scriptTime.ts';

afterEach(() => {
  vi.useRealTimers();
});

clockContract('a benchmark', 'as a machine', () => ({
  ...realTime,
  until: async (happened) => void (await happened),
  setWall(byMs) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs });
  },
}));

timersContract('a person’s script', 'to the millisecond', () => {
  const { clock, timers, moveTo } = createScriptTime(0);
  const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
  const time = { elapsed: clock.elapsed, after: timers.after };
  return { time, until: advanceUntil((ms) => moveTo(clock.elapsed() + ms, rest)) };
});
