/**
 * Tests that need a program no package brings. Where it is missing they are skipped, and say so; a machine that tests
 * for everybody (CI) must have it.
 */
import { describe } from 'vitest';
import { findProgram } from './findProgram.ts';

/** `describe`, or a group that is skipped where one of the programs is missing. */
export function describeWith(...programs: string[]): typeof describe | typeof describe.skip {
  const missing = programs.filter((name) => findProgram(name) === undefined);
  if (missing.length === 0 || process.env.CI !== undefined) return describe;
  console.log(`Skipped, for there is no ${missing.join(' and no ')} here: tests of several server processes.`);
  return describe.skip;
}
