/**
 * Where a mutant is no longer caught by its run, since the plans or the code have changed, this finds another and shortens
 * it: `node --import tsx sim/mutantsSearch.ts "words of its name" [most seeds]`, in web/.
 */
import { mutants } from './mutants.ts';
import { loadSimulator } from './mutantsBundle.ts';
import { planSteps, type Step } from './plan.ts';
import { shrink } from './shrink.ts';
import type { SimOptions } from './simulate.ts';

const [words = '', mostSeeds = '10'] = process.argv.slice(2);
const mostShrinkTries = 40;
/** They take a second each, and only a few mutants need them. */
const slow: readonly Step['kind'][] = ['database_restored', 'database_emptied', 'long_absence', 'storage_wiped'];
const sizes = [
  { devices: 1, steps: 300, isSlow: false },
  { devices: 3, steps: 300, isSlow: false },
  { devices: 3, steps: 120, isSlow: true },
];

const { simulate } = await loadSimulator(null);
for (const mutant of mutants.filter(({ name }) => name.includes(words))) {
  const broken = await loadSimulator(mutant);
  const holds = async (run: SimOptions) => (await simulate(run)).broken === null;
  const breaks = async (run: SimOptions) => (await broken.simulate(run)).broken !== null;
  const run = (await breaks(mutant.run)) && (await holds(mutant.run)) ? mutant.run : await find(breaks, holds);
  console.log(`${mutant.name}: ${run === null ? 'nothing found' : JSON.stringify(run)}`);
}
process.exit(0);

type Trial = (run: SimOptions) => Promise<boolean>;

async function find(breaks: Trial, holds: Trial): Promise<SimOptions | null> {
  for (let seed = 1; seed <= Number(mostSeeds); seed += 1) {
    for (const { isSlow, ...size } of sizes) {
      const plan = planSteps({ seed, ...size });
      const steps = plan.filter(({ kind }) => isSlow || !slow.includes(kind)).map(({ n }) => n);
      const whole = { seed, ...size, only: steps };
      if (!(await breaks(whole)) || !(await holds(whole))) continue;
      const only = await shrink(steps, (fewer) => breaks({ ...whole, only: fewer }), mostShrinkTries);
      if (await holds({ ...whole, only })) return { ...whole, only: [...only] };
    }
  }
  return null;
}
