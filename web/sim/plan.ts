/** From a seed to a list of steps. Each step has dice of its own, so any of them can be left out and the rest stay as they were. */

import { createDice } from '@holdfast/shared/lab/dice';
import { allFaults, type Fault } from '@holdfast/shared/lab/faults';

/** What people do that meets what others do. */
export const allScenes = [
  /** A form is saved on a record in which others have changed other fields since it was opened. */
  'form_beside_others',
  /** … in which they have changed the same field. */
  'form_over_others',
  /** … which they have deleted. */
  'form_on_deleted',
  /** A form is given up, and what was typed in it gone on with later. */
  'form_left',
  /** A new record is saved by two presses at once. */
  'pressed_twice',
  /** A deed is undone. */
  'undone',
  /** … of which others have changed something since. */
  'undone_in_part',
  /** A deleted record is brought back. */
  'brought_back',
  /** Two devices do not know of each other: one deletes, and later the other works on the same record. */
  'work_beats_deletion',
  /** … one works on it, and later the other deletes. */
  'deletion_beats_work',
] as const;

/** People who take back what they did through the history, and do it again. */
export const historyScenes = [
  /** A few actions, on one record and on several, are all undone and all done again. */
  'undone_and_redone',
  /** … after others have worked on the same records. */
  'undone_after_others',
] as const;

export const repeatScenes = [
  /** What repeats is done on two devices that do not know of each other. */
  'repeat_done_apart',
] as const;

export type Scene = (typeof allScenes | typeof historyScenes | typeof repeatScenes)[number];
/** What must have happened in a run, or it has shown nothing about it. */
/** `change_hands`: somebody else signs in on a device, and later its own person again. */
export type Happening = Fault | Scene | 'change_hands';
export const allHappenings: readonly Happening[] = [
  ...allFaults,
  ...allScenes,
  ...historyScenes,
  ...repeatScenes,
  'change_hands',
];

export type Step = {
  n: number;
  /** Position of the device it is about. */
  device: number;
  kind: 'edit' | 'edit_many' | 'sync' | 'look_away' | 'open_page' | 'close_page' | 'update_app' | Happening;
};

export interface PlanOptions {
  seed: number;
  devices: number;
  /** How many of them the seed draws; or of which kinds they are, for who wants those whatever the plans are. */
  steps: number | readonly Step['kind'][];
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
  if (typeof steps === 'number') return drawSteps(seed, devices, steps);
  return steps.map((kind, n) => ({ n, device: createDice(seed, 7, n).below(devices), kind }));
}

function drawSteps(seed: number, devices: number, steps: number): Step[] {
  const dice = createDice(seed, 1);
  const plan: Step[] = [];
  const faults = scheduleFaults(seed, steps);
  const scenes = scheduleScenes(seed, steps, faults);
  const takeBacks = scheduleHistory(seed, steps, new Set([...faults.keys(), ...scenes.keys()]));
  const lot = weights.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));
  for (let n = 0; n < steps; n += 1) {
    const drawn = { n, device: dice.below(devices), kind: scenes.get(n) ?? faults.get(n) ?? dice.pick(lot) };
    plan.push({ ...drawn, kind: takeBacks.get(n) ?? drawn.kind });
  }
  const repeats = createDice(seed, 18);
  const late = plan.filter(({ n, kind }) => kind === 'edit' && n > steps * 0.05 && n < steps * 0.7);
  for (const scene of [...repeatScenes, ...repeatScenes]) if (late.length > 0) repeats.pick(late).kind = scene;
  const others = createDice(seed, 9);
  const plain = plan.filter(({ n, kind }) => kind === 'edit' && n > steps * 0.05 && n < steps * 0.95);
  for (let more = 0; more < steps / 100 && plain.length > 0; more += 1) others.pick(plain).kind = 'change_hands';
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

/** The same for scenes, at steps that are not a fault's. */
function scheduleScenes(seed: number, steps: number, faults: ReadonlyMap<number, Step['kind']>): Map<number, Scene> {
  const dice = createDice(seed, 6);
  const turns = new Map<number, Scene>();
  const free = Array.from({ length: steps }, (_, n) => n).filter((n) => !faults.has(n));
  const [early, all] = [free.filter((n) => n > steps * 0.05 && n < steps * 0.85), [...free]];
  const take = (from: number[]) => from.splice(dice.below(from.length), 1)[0] ?? 0;
  for (const scene of allScenes) turns.set(take(early), scene);
  for (let more = 0; more < steps / 12; more += 1) {
    const n = take(all);
    if (!turns.has(n)) turns.set(n, dice.pick(allScenes));
  }
  return turns;
}

/** In the place of what people do plainly; by dice of its own, so that the rest of the plan stays as it was. */
function scheduleHistory(seed: number, steps: number, taken: ReadonlySet<number>): Map<number, Scene> {
  const dice = createDice(seed, 17);
  const turns = new Map<number, Scene>();
  const free = Array.from({ length: steps }, (_, n) => n).filter((n) => !taken.has(n) && n > steps * 0.05);
  const more = Array.from({ length: Math.floor(steps / 60) }, () => dice.pick(historyScenes));
  for (const scene of [...historyScenes, ...more]) turns.set(free.splice(dice.below(free.length), 1)[0] ?? 0, scene);
  return turns;
}
