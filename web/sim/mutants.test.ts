/** Which code the mutants change is seen every time; that each is caught takes longer: mutants.long.test.ts. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { mutate, root } from './mutantsBundle.ts';

it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('there is still a place for: %s', (_, mutant) => {
  const source = readFileSync(`${root}${mutant.file}`, 'utf8');
  expect(mutate(source, mutant)).not.toBe(source);
});
