/**
 * Whether the simulator bites: the engine and the server are broken on purpose, each time at another place, and every
 * time a rule must be found broken, in a run in which the code as it is breaks none.
 */
import { expect, it } from 'vitest';
import { catchMutant } from './catchMutant.ts';
import { mutants } from './mutants.ts';

/** Of each kind of run, where a mutant's own shows it no longer. */
const mostSeeds = 5;

it.each(mutants.map((mutant) => [mutant.rule, mutant.name, mutant] as const))(
  '[%s] is caught: %s',
  async (_, name, mutant) => {
    const caught = await catchMutant(mutant, mostSeeds);
    console.log(`${name}: ${caught?.by}: ${caught?.words}`);
    expect(caught, 'no rule was found broken').not.toBeNull();
  },
);
