/** Numbers from many numbers. */

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** By nearest rank: a value that was measured. NaN of nothing. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Of runs that measured the same things: the median of each. */
export function middleOf<T extends object>(runs: readonly T[]): T {
  const [first] = runs;
  if (first === undefined) throw new Error('nothing was measured');
  const names = Object.keys(first) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => Number(run[name])))])) as T;
}
