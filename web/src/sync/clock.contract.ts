/** What every Clock keeps with the Timers beside it: people and networks set the wall clock, and nobody waits by it. */
import { type Punctuality, timersContract } from '@holdfast/shared/clock/timers.contract';
import { describe, expect, it } from 'vitest';
import type { Clock, Timers } from './ports.ts';

export interface ClockBench {
  clock: Clock;
  timers: Timers;
  /** Lets time go by until this has happened. */
  until(happened: Promise<unknown>): Promise<void>;
  /** Puts the wall clock right, or wrong. */
  setWall(byMs: number): void;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A machine’s two clocks are not read at once, and a busy machine is late. */
const toleranceMs = 60_000;

export function clockContract(name: string, punctuality: Punctuality, make: () => ClockBench | Promise<ClockBench>) {
  timersContract(name, punctuality, async () => {
    const { clock, timers, until } = await make();
    return { time: { elapsed: clock.elapsed, after: timers.after }, until };
  });

  describe(`the clock of ${name}`, () => {
    it('tells the time since 1970', async () => {
      const { clock } = await make();
      expect(clock.now()).toBeGreaterThan(50 * 365 * dayMs);
      expect(clock.now()).toBeLessThan(200 * 365 * dayMs);
      expect(Number.isInteger(clock.now())).toBe(true);
    });

    it('[EN6] is set ahead or back by anybody, and no wait is longer or shorter for it', async () => {
      const { clock, timers, until, setWall } = await make();
      const [now, elapsed] = [clock.now(), clock.elapsed()];
      const gone = () => ({ now: clock.now() - now, elapsed: clock.elapsed() - elapsed });
      for (const [byMs, sumMs] of [
        [dayMs, dayMs],
        [-2 * dayMs, -dayMs],
      ] as const) {
        const woken = new Promise<void>((resolve) => {
          timers.after(20, resolve);
        });
        setWall(byMs);
        await until(woken);
        expect(Math.abs(gone().now - sumMs)).toBeLessThan(toleranceMs);
      }
      expect(gone().elapsed).toBeGreaterThan(40 - 2);
      expect(gone().elapsed).toBeLessThan(toleranceMs);
    });
  });
}
