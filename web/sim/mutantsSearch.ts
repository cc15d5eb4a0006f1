/**
 * Where a mutant is no longer caught by its run, since the code or what people do has changed, this finds another:
 * `node --liftoff-only --import tsx sim/mutantsSearch.ts "words of its name" [most seeds]`, in web/.
 */
import { mutants, runs } from './mutants.ts';
import { loadSimulator } from './mutantsBundle.ts';
import type { SimOptions } from './simulate.ts';

const [words = '', mostSeeds = '10'] = process.argv.slice(2);
/** Broken code may be caught by an error of its own, which shows nothing. */
const isRuleBroken = (rule: string | undefined) => rule !== undefined && rule !== 'crash';

const { simulate } = await loadSimulator(null);
const holding = new Map<string, Promise<boolean>>();

for (const mutant of mutants.filter(({ name }) => name.includes(words))) {
  const broken = await loadSimulator(mutant);
  console.log(`${mutant.name}: ${(await find(mutant.run, broken.simulate)) ?? 'nothing found'}`);
}
process.exit(0);

/** Seeds in turn, each with every run; the one it has comes first. */
async function find(known: SimOptions, breaks: typeof simulate): Promise<string | null> {
  const seeds = Array.from({ length: Number(mostSeeds) }, (_, n) => n + 1);
  const others = seeds.flatMap((seed) => Object.entries(runs).map(([name, run]) => ({ name, run: { ...run, seed } })));
  for (const { name, run } of [{ name: 'its run', run: known }, ...others]) {
    const outcome = await breaks(run);
    if (isRuleBroken(outcome.broken?.rule) && (await holds(run)))
      return `${name}, seed ${run.seed}: ${outcome.broken?.words.split('\n', 1)[0]}`;
  }
  return null;
}

/** The code as it is breaks nothing in this run. */
function holds(run: SimOptions): Promise<boolean> {
  const key = JSON.stringify(run);
  const known = holding.get(key) ?? simulate(run).then(({ broken }) => broken === null);
  holding.set(key, known);
  return known;
}
