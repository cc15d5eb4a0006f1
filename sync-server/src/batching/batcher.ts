/**
 * Group commit, whatever the work: what arrives while one batch is in flight forms the next (DeWitt et al. 1984,
 * "Implementation Techniques for Main Memory Database Systems"). The contract:
 * - when fewer than `maxInFlight` are in flight a batch starts within one turn of the event loop, which lets what has
 *   just arrived join; when one ends, what has waited starts before its answers are given, so that the work goes on;
 * - while items come together, which is more than one in the last batch or since it began, a batch that is not full
 *   stays open to others for the batching window, counted from when the last one began; an item alone never waits;
 * - batches begin in the order of their items' arrival, and an item is answered after the work of its batch;
 * - a poison item, which makes its batch fail, is found by halving, and its neighbours are done;
 * - what waits is bounded in number and cost, and no item waits longer than `maxWaitMs`.
 */

export interface BatcherPorts {
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Calls `wake` once after `delayMs`. */
  after(delayMs: number, wake: () => void): void;
  /** Calls `wake` when the event loop has read what has arrived. */
  nextTurn(wake: () => void): void;
}

/** Of what a batch usually takes, by the last one. */
const newestShare = 1 / 8;

export interface BatchLimits {
  /** Batches at once. */
  maxInFlight: number;
  /** Of one batch. A single item that costs more goes alone. */
  maxItems: number;
  maxCost: number;
  /** Of everything that waits. */
  maxWaitingItems: number;
  maxWaitingCost: number;
  maxWaitMs: number;
  /** The batching window in times of what a batch usually takes: a batch costs nearly the same for one item as for a few. */
  windowShare: number;
  /** The longest one. */
  windowMs: number;
}

export interface BatcherParts<Item, Answer> {
  ports: BatcherPorts;
  limits: BatchLimits;
  /** Answers per item, in order. Throws when none of it was done. */
  work(items: readonly Item[]): Promise<Answer[]>;
  costOf(item: Item): number;
  /** Whether the error may be the fault of one item; otherwise all of the batch fail with it. */
  isWorthHalving(error: unknown): boolean;
}

export type RefusalReason = 'overloaded' | 'waited_too_long' | 'abandoned';

/** The item was not begun; it may be tried again later. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(`not begun: ${reason}`);
    this.reason = reason;
  }
}

export interface Batcher<Item, Answer> {
  /** `isGone`: nobody waits for the answer any more; then it is not begun. Throws Refused, or what the work threw. */
  add(item: Item, isGone?: () => boolean): Promise<Answer>;
  /** Items that wait. */
  waiting(): number;
}

interface Entry<Item, Answer> {
  item: Item;
  cost: number;
  /** When it came, by `elapsed`. */
  since: number;
  isGone: (() => boolean) | undefined;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export function createBatcher<Item, Answer>(parts: BatcherParts<Item, Answer>): Batcher<Item, Answer> {
  const { ports, limits, work, costOf, isWorthHalving } = parts;
  let queue: Entry<Item, Answer>[] = [];
  let queuedCost = 0;
  let inFlight = 0;
  let isBeginning = false;
  /** By `elapsed`. */
  let lastBegan = Number.NEGATIVE_INFINITY;
  let isConcurrent = false;
  /** What a batch takes, smoothed; at first as long as the window may be. */
  let usualMs = limits.windowMs;
  let isWatched = false;

  function add(item: Item, isGone?: () => boolean): Promise<Answer> {
    const cost = costOf(item);
    const isFull = queue.length >= limits.maxWaitingItems || queuedCost + cost > limits.maxWaitingCost;
    if (isFull && queue.length > 0) return Promise.reject(new Refused('overloaded'));
    return new Promise((resolve, reject) => {
      queue.push({ item, cost, since: ports.elapsed(), isGone, resolve, reject });
      queuedCost += cost;
      if (inFlight < limits.maxInFlight) beginSoon();
      else watch();
    });
  }

  function beginSoon(): void {
    if (isBeginning || inFlight === limits.maxInFlight || queue.length === 0) return;
    isBeginning = true;
    const waitMs = leftOfWindow();
    if (waitMs > 0) ports.after(waitMs, begin);
    else ports.nextTurn(begin);
  }

  function leftOfWindow(): number {
    const isFull = queue.length >= limits.maxItems || queuedCost >= limits.maxCost;
    const windowMs = Math.min(limits.windowMs, limits.windowShare * usualMs);
    return isConcurrent && !isFull ? lastBegan + windowMs - ports.elapsed() : 0;
  }

  function begin(): void {
    isBeginning = false;
    const batch = takeBatch();
    if (batch.length === 0) return;
    inFlight += 1;
    const began = ports.elapsed();
    lastBegan = began;
    isConcurrent = batch.length > 1;
    if (inFlight < limits.maxInFlight) beginSoon();
    else watch();
    void settle(batch, () => {
      inFlight -= 1;
      usualMs += (ports.elapsed() - began - usualMs) * newestShare;
      if (isBeginning || queue.length === 0) return;
      isConcurrent = true;
      if (leftOfWindow() > 0) beginSoon();
      else begin();
    });
  }

  function takeBatch(): Entry<Item, Answer>[] {
    const batch: Entry<Item, Answer>[] = [];
    let cost = 0;
    let taken = 0;
    for (const entry of queue) {
      if (batch.length === limits.maxItems || (batch.length > 0 && cost + entry.cost > limits.maxCost)) break;
      taken += 1;
      queuedCost -= entry.cost;
      if (entry.isGone?.()) {
        entry.reject(new Refused('abandoned'));
        continue;
      }
      cost += entry.cost;
      batch.push(entry);
    }
    queue = queue.slice(taken);
    return batch;
  }

  /** Never rejects. Calls `onDone` when all the work is done, before the last answers are given. */
  async function settle(batch: readonly Entry<Item, Answer>[], onDone: () => void): Promise<void> {
    let answers: Answer[];
    try {
      answers = await work(batch.map(({ item }) => item));
    } catch (error) {
      if (batch.length > 1 && isWorthHalving(error)) {
        const middle = batch.length >> 1;
        await settle(batch.slice(0, middle), () => {});
        return settle(batch.slice(middle), onDone);
      }
      onDone();
      for (const { reject } of batch) reject(error);
      return;
    }
    onDone();
    batch.forEach(({ resolve }, n) => {
      resolve(answers[n] as Answer);
    });
  }

  /** One timer for all, set for the oldest. */
  function watch(): void {
    const [oldest] = queue;
    if (isWatched || oldest === undefined) return;
    isWatched = true;
    ports.after(Math.max(0, oldest.since + limits.maxWaitMs - ports.elapsed()), () => {
      isWatched = false;
      const lateSince = ports.elapsed() - limits.maxWaitMs;
      const inTime = queue.findIndex(({ since }) => since > lateSince);
      for (const { cost, reject } of queue.splice(0, inTime === -1 ? queue.length : inTime)) {
        queuedCost -= cost;
        reject(new Refused('waited_too_long'));
      }
      watch();
    });
  }

  return { add, waiting: () => queue.length };
}
