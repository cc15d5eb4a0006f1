/** Dice that fall the same way for the same seed. Source: sfc32 of PractRand (Doty-Humphrey), seeded by splitmix32. */

export interface Dice {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number;
  pick<T>(choices: readonly T[]): T;
  /** True once in `n` times, on average. */
  oneIn(n: number): boolean;
}

/** The same `seed` and `salts` give the same dice: a step keeps its dice when its neighbours are left out. */
export function createDice(seed: number, ...salts: number[]): Dice {
  let mix = salts.reduce((sum, salt) => Math.imul(sum ^ (salt + 0x9e3779b9), 0x85ebca6b) ^ (sum >>> 13), seed | 0);
  const splitmix = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  for (let warm = 0; warm < 12; warm += 1) next();
  return {
    next,
    below,
    oneIn: (n) => below(n) === 0,
    pick(choices) {
      if (choices.length === 0) throw new RangeError('nothing to pick from');
      return choices[below(choices.length)] as (typeof choices)[number];
    },
  };
}
