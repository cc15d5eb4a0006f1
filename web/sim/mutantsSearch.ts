/**
 * How a mutant is caught, where its own run shows it no longer or a quicker one is wanted:
 * `node --liftoff-only --import tsx sim/mutantsSearch.ts "words of its name" [most seeds]`, in web/.
 */
import { catchMutant } from './catchMutant.ts';
import { mutants } from './mutants.ts';

const [words = '', mostSeeds = '10'] = process.argv.slice(2);

for (const mutant of mutants.filter(({ name }) => name.includes(words))) {
  const caught = await catchMutant(mutant, Number(mostSeeds));
  console.log(`${mutant.name}: ${caught ? `${caught.by}: ${caught.words}` : 'nothing found'}`);
}
process.exit(0);
