/** What all time keeps that somebody waits by, a machine's or one that moves when told to, on devices and on the server. */
import { describe, expect, it } from 'vitest';

export interface WaitingTime {
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Calls `wake` once after `delayMs`; the answer calls it off. */
  after(delayMs: number, wake: () => void): () => void;
}

export interface TimersBench {
  time: WaitingTime;
  /** Lets time go by until this has happened. */
  until(happened: Promise<unknown>): Promise<void>;
}

/** How far off a wait may end. A machine's may be early by the fraction it counts in, and late by any time. */
export type Punctuality = 'to the millisecond' | 'as a machine';

export function timersContract(
  name: string,
  punctuality: Punctuality,
  make: () => TimersBench | Promise<TimersBench>,
): void {
  async function createBench() {
    const { time, until } = await make();
    const begun = time.elapsed();
    const woken: { name: string; at: number }[] = [];
    const note = (one: string) => woken.push({ name: one, at: time.elapsed() - begun });
    /** Waits, and notes it. */
    const wait = (one: string, delayMs: number) =>
      new Promise<void>((resolve) => {
        time.after(delayMs, () => {
          note(one);
          resolve();
        });
      });
    return { time, until, wait, note, woken, names: () => woken.map((one) => one.name) };
  }

  describe(`the timers of ${name}`, () => {
    it('wake once, when the wait is over', async () => {
      const { until, wait, woken } = await createBench();
      await until(wait('one', 20));
      await until(wait('another', 30));
      expect(woken).toMatchObject([{ name: 'one' }, { name: 'another' }]);
      const [one = 0, another = 0] = woken.map(({ at }) => at);
      if (punctuality === 'as a machine') {
        expect(one).toBeGreaterThan(20 - 1);
        expect(another - one).toBeGreaterThan(30 - 1);
      } else expect(one).toBe(20);
    });

    it('wake in the order of what is due, and of who asked first', async () => {
      const { until, wait, names } = await createBench();
      await until(Promise.all([wait('late', 40), wait('early', 10), wait('early too', 10)]));
      expect(names()).toEqual(['early', 'early too', 'late']);
    });

    it.each([0, -5])('never wake within the call, and soon without a wait: %d ms', async (delayMs) => {
      const { time, until, wait, woken, names } = await createBench();
      const before = time.elapsed();
      const both = Promise.all([wait('later', 30), wait('soon', delayMs)]);
      expect(woken).toEqual([]);
      await until(both);
      expect(names()).toEqual(['soon', 'later']);
      expect(time.elapsed()).toBeGreaterThanOrEqual(before);
    });

    it('who is woken may wait again, from then on', async () => {
      const { time, until, wait, note, woken } = await createBench();
      const last = new Promise<void>((resolve) => {
        time.after(10, () => {
          note('first');
          void wait('second', 10).then(resolve);
        });
      });
      await until(last);
      const [first = 0, second = 0] = woken.map(({ at }) => at);
      if (punctuality === 'as a machine') expect(second - first).toBeGreaterThan(10 - 1);
      else expect([first, second]).toEqual([10, 20]);
    });

    it('never wake who called it off, and a wait that is over can be called off', async () => {
      const { time, until, wait, note, names } = await createBench();
      const callOff = time.after(10, () => note('called off'));
      callOff();
      const over = time.after(10, () => {
        note('over');
        callOffLast();
      });
      const callOffLast = time.after(10, () => note('called off by one that was due with it'));
      await until(wait('after all', 30));
      over();
      callOff();
      await until(wait('in the end', 10));
      expect(names()).toEqual(['over', 'after all', 'in the end']);
    });
  });
}

/** `until` of time that `advance` moves. */
export function advanceUntil(advance: (ms: number) => unknown): TimersBench['until'] {
  return async (happened) => {
    let isOver = false;
    void happened.then(() => {
      isOver = true;
    });
    // Longer steps than some of the waits: several are due within one.
    for (let steps = 0; !isOver; steps += 1) {
      if (steps > 100) throw new Error('nobody was woken');
      await advance(25);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}
