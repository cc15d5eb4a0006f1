/** Waiting for a number that grows. */
export interface Count {
  add(more: number): void;
  reach(value: number): void;
  /** Resolves when it is at least so much. */
  atLeast(least: number): Promise<void>;
}

export function createCount(): Count {
  let value = 0;
  let waiting: { least: number; done(): void }[] = [];
  const reach = (now: number) => {
    value = Math.max(value, now);
    const reached = waiting.filter(({ least }) => least <= value);
    waiting = waiting.filter(({ least }) => least > value);
    for (const { done } of reached) done();
  };
  return {
    add: (more) => reach(value + more),
    reach,
    atLeast: (least) => (value >= least ? Promise.resolve() : new Promise((done) => waiting.push({ least, done }))),
  };
}
