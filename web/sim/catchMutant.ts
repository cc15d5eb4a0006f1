/** Looks for a run in which broken code breaks a rule, and the code as it is breaks none. */
import { type Mutant, runs } from './mutants.ts';
import { loadSimulator } from './mutantsBundle.ts';
import type { SimOptions, SimOutcome } from './simulate.ts';

export interface Caught {
  /** Words for the run. */
  by: string;
  /** What of the rules did not hold. */
  words: string;
}

const whole = new Map<string, Promise<SimOutcome['broken']>>();

/**
 * The mutant's own run comes first. What people do is drawn with the same dice as what strikes them, so a change of the
 * code may lead that run past the broken place; then every kind of run is tried, with seeds from 1 to `mostSeeds`. Null
 * when none shows it. Throws when a run that shows it breaks a rule of the code as it is.
 */
export async function catchMutant({ run, ...mutant }: Mutant, mostSeeds: number): Promise<Caught | null> {
  const { simulate } = await loadSimulator(mutant);
  for (const { by, options } of [{ by: 'its run', options: run }, ...otherRuns(mostSeeds)]) {
    const { broken } = await simulate(options);
    // Broken code may stop with an error of its own, which shows nothing.
    if (broken === null || broken.rule === 'crash') continue;
    const unbroken = await runWhole(options);
    if (unbroken !== null) throw new Error(`the code as it is breaks ${unbroken.rule} in ${by}: ${unbroken.words}`);
    return { by, words: broken.words.split('\n', 1)[0] ?? '' };
  }
  return null;
}

/** Seeds in turn, each with every kind of run. */
function otherRuns(mostSeeds: number): { by: string; options: SimOptions }[] {
  const seeds = Array.from({ length: mostSeeds }, (_, n) => n + 1);
  return seeds.flatMap((seed) =>
    Object.entries(runs).map(([kind, run]) => ({ by: `${kind}, seed ${seed}`, options: { ...run, seed } })),
  );
}

/** What the code as it is breaks in this run; several mutants share one. */
function runWhole(options: SimOptions): Promise<SimOutcome['broken']> {
  const key = JSON.stringify(options);
  const known = whole.get(key) ?? loadSimulator(null).then(async (it) => (await it.simulate(options)).broken);
  whole.set(key, known);
  return known;
}
