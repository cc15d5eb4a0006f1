/**
 * What every Leadership keeps, whatever its locks are made of. Its runner is handed in: tabs of a real browser are
 * driven by another one than everything else.
 */
import type { Leadership } from './ports.ts';

export interface LeadershipContext extends Leadership {
  /** As when its tab is closed. */
  die(): Promise<void>;
}

/** One device. */
export interface LeadershipBench {
  open(): Promise<LeadershipContext>;
  /** Everything that can go on has gone on. */
  settle(): Promise<void>;
  /** More time goes by than anybody waits for a holder. */
  outwait(): Promise<void>;
}

export interface Runner {
  describe(title: string, tests: () => void): void;
  it(title: string, test: () => Promise<void>): void;
  expect(actual: unknown): {
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    rejects: { toThrow(words: string): Promise<void> };
  };
}

export function leadershipContract(name: string, make: () => Promise<LeadershipBench>, runner: Runner): void {
  const { describe, it, expect } = runner;

  async function openTwo() {
    const bench = await make();
    return { ...bench, first: await bench.open(), second: await bench.open() };
  }

  describe(`leadership of ${name}`, () => {
    it('[LD1] work begins when nobody works, and its answer comes back', async () => {
      const { first } = await openTwo();
      expect(await first.runExclusive(async () => 'done')).toBe('done');
    });

    it('[LD1] [EN1] while one context works no other does, nor the same one twice', async () => {
      const { first, second, settle } = await openTwo();
      const [one, two, three] = [createJob(), createJob(), createJob()];
      const runs = [first.runExclusive(one.work), second.runExclusive(two.work), first.runExclusive(three.work)];
      await settle();
      expect([one.isUnderWay(), two.isUnderWay(), three.isUnderWay()].filter(Boolean)).toEqual([true]);
      for (const _ of runs) {
        const busy = [one, two, three].filter((job) => job.isUnderWay());
        expect(busy.length).toBe(1);
        busy[0]?.end();
        await settle();
      }
      expect((await Promise.all(runs)).length).toBe(3);
    });

    it('[EN3] work that fails says so itself, and the next begins', async () => {
      const { first, second } = await openTwo();
      const failing = first.runExclusive(async () => {
        throw new Error('failed by itself');
      });
      await expect(failing).rejects.toThrow('failed by itself');
      expect(await second.runExclusive(async () => 'next')).toBe('next');
    });

    it('[LD1] a context that dies in the middle of its work lets the next one in', async () => {
      const { first, second, settle } = await openTwo();
      const dying = createJob();
      first.runExclusive(dying.work).catch(() => {});
      await settle();
      expect(dying.isUnderWay()).toBe(true);
      const next = second.runExclusive(async () => 'next');
      await first.die();
      expect(await next).toBe('next');
    });

    it('[LD2] who never ends is taken over, and its late end lets nobody in and is its own', async () => {
      const { first, second, open, settle, outwait } = await openTwo();
      const third = await open();
      const [sleeping, taking, waiting] = [createJob('late'), createJob(), createJob()];
      const late = first.runExclusive(sleeping.work);
      await settle();
      const taken = second.runExclusive(taking.work);
      await settle();
      expect(taking.isUnderWay()).toBe(false);
      await outwait();
      expect(taking.isUnderWay()).toBe(true);
      const last = third.runExclusive(waiting.work);
      sleeping.end();
      expect(await late).toBe('late');
      await settle();
      expect([taking.isUnderWay(), waiting.isUnderWay()]).toEqual([true, false]);
      taking.end();
      await settle();
      expect(waiting.isUnderWay()).toBe(true);
      waiting.end();
      await Promise.all([taken, last]);
    });
  });
}

/** Work that ends when it is told to. */
function createJob(answer = 'done') {
  let isUnderWay = false;
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    isUnderWay: () => isUnderWay,
    end: () => end(),
    async work() {
      isUnderWay = true;
      await over;
      isUnderWay = false;
      return answer;
    },
  };
}
