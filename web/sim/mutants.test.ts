import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { mutate, root } from './mutantsBundle.ts';

it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('what it replaces is still there: %s', (_, mutant) => {
  expect(mutate(readFileSync(`${root}${mutant.file}`, 'utf8'), mutant)).toContain(mutant.replace);
});
