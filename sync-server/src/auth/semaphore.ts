/** Lets so many in at once; the others wait in the order they came, and when the queue is full they are refused. */
import { Refused } from '../batching/batcher.ts';

export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>;

/** Throws Refused, or what the work threw. */
export function createSemaphore(atOnce: number, mostWaiting: number): Semaphore {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside < atOnce) inside += 1;
    else if (waiting.length >= mostWaiting) throw new Refused('overloaded');
    // Whoever is done hands over their place.
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}
