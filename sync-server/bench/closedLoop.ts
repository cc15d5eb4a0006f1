/** Users who each send their next request when the last one is answered, for a while. */
import { quantile } from './kit/measures.ts';
import { wait } from './kit/waiting.ts';

/** One request; rejects when it failed. */
export type LoopUser = () => Promise<void>;

export interface LoopResult<Cost> {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  done: number;
  failures: number;
  cost: Cost;
}

export interface LoopPlan<Cost> {
  warmMs: number;
  measureMs: number;
  /** Called when the warm-up is over; what it answers is called when the time is up. */
  meter(): Promise<() => Promise<Cost>>;
}

/** A user who fails goes on; every failure is counted. Answers that are late for the end do not count. */
export async function closedLoop<Cost>(users: readonly LoopUser[], plan: LoopPlan<Cost>): Promise<LoopResult<Cost>> {
  let latencies: number[] = [];
  let failures = 0;
  let isOver = false;
  const loop = async (once: LoopUser) => {
    while (!isOver) {
      const began = performance.now();
      try {
        await once();
        latencies.push(performance.now() - began);
      } catch {
        failures += 1;
      }
    }
  };
  const loops = users.map(loop);
  await wait(plan.warmMs);
  const readCost = await plan.meter();
  latencies = [];
  failures = 0;
  const began = performance.now();
  await wait(plan.measureMs);
  const seconds = (performance.now() - began) / 1000;
  const [measured, failed] = [latencies, failures];
  latencies = [];
  isOver = true;
  const cost = await readCost();
  await Promise.all(loops);
  return {
    perSecond: measured.length / seconds,
    p50Ms: quantile(measured, 0.5),
    p99Ms: quantile(measured, 0.99),
    done: measured.length,
    failures: failed,
    cost,
  };
}
