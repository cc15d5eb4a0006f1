/** Plans that once broke a rule, each with what it found. They are run before all others. */
import type { SimOptions } from './simulate.ts';

export interface FoundSeed extends SimOptions {
  /** What was wrong, and where it was mended. */
  reason: string;
}

export const foundSeeds: readonly FoundSeed[] = [];
