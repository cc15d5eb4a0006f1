/** Plans that once broke a rule, each with what it found. They are run before all others. */
import type { SimOptions } from './simulate.ts';

export interface FoundSeed extends SimOptions {
  /** What was wrong, and where it was mended. */
  reason: string;
}

export const foundSeeds: readonly FoundSeed[] = [
  {
    seed: 5,
    devices: 3,
    steps: 300,
    only: [37, 38, 39, 40, 41, 42, 43, 44, 45, 49, 50, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70],
    reason: 'a record refused in two parts kept only the second: replica.refuse now adds to what was refused before',
  },
];
