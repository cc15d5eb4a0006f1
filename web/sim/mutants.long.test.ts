/**
 * Whether the simulator bites: the engine and the server are broken on purpose, each time at another place, and every
 * time a rule must be found broken. The same runs over the code as it is are the control.
 */
import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { loadSimulator } from './mutantsBundle.ts';
import type { SimOptions } from './simulate.ts';

describe('a simulation of broken code', () => {
  const titled = mutants.map((mutant) => [mutant.rule, mutant.name, mutant] as const);
  it.each(titled)('[%s] is caught: %s', async (_, name, { run, ...mutation }) => {
    const { simulate } = await loadSimulator(mutation);
    const { broken } = await simulate(run);
    console.log(`${name}: ${broken?.words.split('\n', 1)[0]}`);
    // The change itself must be code that runs, or anything would catch it.
    expect(broken?.words ?? 'no rule was broken; mutantsSearch.ts finds another run').not.toMatch(
      /no rule was|ReferenceError|SyntaxError/,
    );
  });
});

describe('the same simulation of the code as it is', () => {
  const runs = new Set(mutants.map(({ run }) => JSON.stringify(run)));
  it.each([...runs])('breaks nothing: %s', async (run) => {
    const { simulate } = await loadSimulator(null);
    expect((await simulate(JSON.parse(run) as SimOptions)).broken).toBeNull();
  });
});
