/** What all BatcherPorts keep. */
import { type Punctuality, type TimersBench, timersContract } from '@holdfast/shared/clock/timers.contract';
import { describe, expect, it } from 'vitest';
import type { BatcherPorts } from './batcher.ts';

export interface BatcherPortsBench extends TimersBench {
  time: TimersBench['time'] & BatcherPorts;
  /** The event loop turns once. */
  turn(): Promise<void>;
}

export function batcherPortsContract(name: string, punctuality: Punctuality, make: () => BatcherPortsBench): void {
  timersContract(name, punctuality, make);

  describe(`the turns of ${name}`, () => {
    it('come once, in order, never within the call, and after what can go on has gone on', async () => {
      const { time, turn } = make();
      const happened: string[] = [];
      const note = (one: string) => () => void happened.push(one);
      time.nextTurn(note('turned'));
      time.nextTurn(note('turned too'));
      let answered = Promise.resolve();
      for (let n = 0; n < 10; n += 1) answered = answered.then(() => {});
      void answered.then(note('answered'));
      expect(happened).toEqual([]);
      await turn();
      await turn();
      expect(happened).toEqual(['answered', 'turned', 'turned too']);
    });

    it('who is woken by one may wait for the next', async () => {
      const { time, turn } = make();
      let turns = 0;
      time.nextTurn(() => {
        turns += 1;
        time.nextTurn(() => {
          turns += 1;
        });
      });
      await turn();
      expect(turns).toBe(1);
      await turn();
      expect(turns).toBe(2);
    });
  });
}
