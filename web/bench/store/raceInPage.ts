/** Runs last in the page of the race: one contender does one work, and how long each time took comes back, in milliseconds. */
import type { Contender, OpenStore } from './contender.ts';
import { dayAt, expenseAt, expensesFrom, idAt } from './expenseAt.ts';
import type { WorkerCall } from './workerInPage.ts';
import type { WorkName } from './works.ts';

/** What is done: with which rows, and how often. */
export interface Work {
  name: string;
  from: number;
  times: number;
}

/** `found`: how many rows a reading came to, all readings together. */
export interface Taken {
  ms: number[];
  found: number;
}

declare global {
  var race: {
    contenders(): Pick<Contender, 'name' | 'leavesOut'>[];
    open(name: string): Promise<void>;
  } & Record<WorkName, (work: Work) => Promise<Taken>>;
}

/** What takes longer is done less often, but once. */
const longestMs = 3000;
/** A change that has not been heard of by then is not going to be. */
const deafAfterMs = 60_000;
const newestCount = 50;
/** The one row that is edited, to an amount that none has had yet. */
const edited = 0;
let amount = 1_000_000;

const open = new Map<string, OpenStore>();
const now = () => performance.now();
const wallNow = () => performance.timeOrigin + performance.now();

function contender(name: string) {
  const found = contenders.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no contender "${name}"`);
  return found;
}

function store(name: string): OpenStore {
  const found = open.get(name);
  if (found === undefined) throw new Error(`"${name}" is not open`);
  return found;
}

/** `once` does it the nth time and answers how many rows it found, and how long it took where that is not all of it. */
async function repeat(
  { from, times }: Work,
  once: (n: number) => Promise<{ found?: number; ms?: number }>,
): Promise<Taken> {
  const ms: number[] = [];
  let found = 0;
  const end = now() + longestMs;
  for (let n = from; n < from + times && (ms.length === 0 || now() < end); n += 1) {
    const began = now();
    const done = await once(n);
    ms.push(done.ms ?? now() - began);
    found += done.found ?? 0;
  }
  return { ms, found };
}

/** `edit` answers when it began; the watcher is the one of this page. */
async function hearing(work: Work, isElsewhere: boolean, edit: (to: number) => Promise<number>): Promise<Taken> {
  let awaited = { amount: Number.NaN, heard: (_at: number) => {} };
  const hear = (heard: number) => heard === awaited.amount && awaited.heard(wallNow());
  const end = await store(work.name).watch(idAt(edited), hear, isElsewhere);
  // What a watcher says at first is not a change.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const taken = await repeat(work, async () => {
    amount += 1;
    const heardAt = new Promise<number>((resolve, reject) => {
      awaited = { amount, heard: resolve };
      setTimeout(() => reject(new Error(`${work.name} did not hear of a change`)), deafAfterMs);
    });
    const beganAt = await edit(amount);
    return { ms: (await heardAt) - beganAt };
  });
  await end();
  return taken;
}

const worker = new Worker('/worker.js');

function tellWorker(call: WorkerCall): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data as number);
    worker.onerror = (event) => reject(new Error(`the worker failed: ${event.message}`));
    worker.postMessage(call);
  });
}

const countOf = async (rows: Promise<readonly unknown[]>) => ({ found: (await rows).length });

globalThis.race = {
  contenders: () => contenders.map(({ name, leavesOut = [] }) => ({ name, leavesOut })),
  async open(name) {
    open.set(name, await contender(name).open());
  },
  /** All in one go: one number. */
  async fill({ name, from, times }) {
    const rows = expensesFrom(from, times);
    const began = now();
    await store(name).addMany(rows);
    return { ms: [now() - began], found: 0 };
  },
  add: (work) =>
    repeat(work, async (n) => {
      await store(work.name).add(expenseAt(n));
      return {};
    }),
  /** From the beginning of an edit until a watcher in this page has the new value. */
  hear: (work) =>
    hearing(work, false, async (to) => {
      const beganAt = wallNow();
      await store(work.name).edit(expenseAt(edited), to);
      return beganAt;
    }),
  async hearFromWorker(work) {
    await tellWorker({ call: 'open', name: work.name });
    const taken = await hearing(work, true, (to) => tellWorker({ call: 'edit', n: edited, amount: to }));
    await tellWorker({ call: 'close' });
    return taken;
  },
  /** From the opening of the database to the newest rows. */
  reopen: (work) =>
    repeat(work, async (n) => {
      await store(work.name).close();
      const began = now();
      await race.open(work.name);
      const { found } = await countOf(store(work.name).newest(dayAt(n), newestCount));
      return { found, ms: now() - began };
    }),
  newest: (work) => repeat(work, (n) => countOf(store(work.name).newest(dayAt(n), newestCount))),
  month: (work) => repeat(work, (n) => countOf(store(work.name).month(dayAt(n).slice(0, 7)))),
  get: (work) =>
    repeat(work, async (n) => {
      const row = await store(work.name).get(idAt(n));
      return { found: row === undefined || row === null ? 0 : 1 };
    }),
};
