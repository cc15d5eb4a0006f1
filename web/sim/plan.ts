/** From a seed to a list of steps. Each step has dice of its own, so any of them can be left out and the rest stay as they were. */
import { allFaults, type Fault } from '../src/lab/faults.ts';
import { createDice } from './random.ts';

export type Step = {
  n: number;
  /** Position of the device it is about. */
  device: number;
  kind: 'edit' | 'edit_many' | 'sync' | 'look_away' | 'open_page' | 'close_page' | 'update_app' | Fault;
};

export interface PlanOptions {
  seed: number;
  devices: number;
  steps: number;
}

/** How often people do what they do, out of the sum of these. */
const weights: readonly [Step['kind'], number][] = [
  ['edit', 60],
  ['sync', 6],
  ['look_away', 4],
  ['edit_many', 2],
  ['open_page', 2],
  ['close_page', 2],
];

/** What takes the whole house down is rare: once in so many faults, beyond the one that everything gets. */
const rare: readonly Fault[] = ['database_restored', 'database_emptied', 'long_absence', 'storage_wiped'];

export function planSteps({ seed, devices, steps }: PlanOptions): Step[] {
  const dice = createDice(seed, 1);
  const plan: Step[] = [];
  const faults = scheduleFaults(seed, steps);
  const lot = weights.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));
  for (let n = 0; n < steps; n += 1) {
    plan.push({ n, device: dice.below(devices), kind: faults.get(n) ?? dice.pick(lot) });
  }
  return plan;
}

/** Every fault has its turn once before chance adds more. */
function scheduleFaults(seed: number, steps: number): Map<number, Step['kind']> {
  const dice = createDice(seed, 2);
  const turns = new Map<number, Step['kind']>();
  const free = (from: number, to: number) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const n = Math.floor(from + dice.next() * (to - from));
      if (!turns.has(n)) return n;
    }
    return Math.floor(from);
  };
  turns.set(Math.floor(steps * 0.75), 'update_app');
  for (const fault of allFaults) turns.set(free(steps * 0.1, steps * 0.72), fault);
  turns.set(free(steps * 0.3, steps * 0.72), 'database_restored');
  const more = Math.floor(steps / 25);
  for (let n = 0; n < more; n += 1) {
    const fault = dice.pick(allFaults);
    if (!rare.includes(fault) || dice.oneIn(6)) turns.set(free(steps * 0.05, steps), fault);
  }
  return turns;
}
