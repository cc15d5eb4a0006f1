/**
 * One thread of a browser: a page or its sync worker. It can be frozen, and killed between any two of its steps, steps
 * inside an IndexedDB transaction included: then the transaction is aborted and nothing of it ever goes on.
 */
import type { Timers } from '../sync/ports.ts';
import type { World } from './world.ts';

export interface Context {
  name: string;
  state(): 'alive' | 'frozen' | 'dead';
  /** Resolves when it has died. */
  died: Promise<null>;
  kill(): void;
  freeze(): void;
  thaw(): void;
  /** Dies, or freezes, at the `steps`-th step from now. */
  endAfter(steps: number, end: 'kill' | 'freeze', struck: () => void): void;
  /** It will not end after all. */
  spare(): void;
  /** A step: where a page may die or be frozen. Never resolves in a dead one. */
  step(): Promise<void>;
  /** The same inside a transaction, which cannot wait: true when the context has just died. */
  diesInTransaction(): boolean;
  /** Waits for virtual time: `start` gets what to call when it is over. */
  wait<T>(start: (wake: (value: T) => void) => void): Promise<T>;
  /** Keeps the world still while `work` does something. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs now, after the thaw, or never. */
  deliver(happen: () => void): void;
  timers: Timers;
}

export function createContext(world: World, name: string): Context {
  let state: 'alive' | 'frozen' | 'dead' = 'alive';
  let working = 0;
  let held: (() => void)[] = [];
  let planned: { steps: number; end: 'kill' | 'freeze'; struck: () => void } | null = null;
  let tellDeath: (nothing: null) => void = () => {};
  const died = new Promise<null>((resolve) => {
    tellDeath = resolve;
  });

  function work(by: number): void {
    if (state === 'dead') return;
    working += by;
    world.busy(by);
  }

  function kill(): void {
    work(-working);
    state = 'dead';
    held = [];
    tellDeath(null);
  }

  function freeze(): void {
    if (state === 'alive') state = 'frozen';
  }

  function deliver(happen: () => void): void {
    if (state === 'frozen') held.push(happen);
    else if (state === 'alive') happen();
  }

  /** What the next step meets. */
  function comesToEnd(): 'kill' | 'freeze' | null {
    if (planned === null || --planned.steps > 0) return null;
    const { end, struck } = planned;
    planned = null;
    struck();
    return end;
  }

  function wait<T>(start: (wake: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve) => {
      let isOver = false;
      work(-1);
      start((value) =>
        deliver(() => {
          // What comes after a time-out is nobody's answer.
          if (isOver) return;
          isOver = true;
          work(1);
          resolve(value);
        }),
      );
    });
  }

  return {
    name,
    state: () => state,
    died,
    kill,
    freeze,
    thaw() {
      if (state !== 'frozen') return;
      state = 'alive';
      for (const happen of held.splice(0)) deliver(happen);
    },
    endAfter(steps, end, struck) {
      planned = { steps, end, struck };
    },
    spare() {
      planned = null;
    },
    async step() {
      const end = comesToEnd();
      if (end === 'kill') kill();
      if (end === 'freeze') freeze();
      if (state === 'dead') await new Promise(() => {});
      if (state === 'frozen') await wait<void>((wake) => deliver(() => wake()));
    },
    diesInTransaction() {
      if (planned?.end !== 'kill') return state === 'dead';
      if (comesToEnd() === 'kill') kill();
      return state === 'dead';
    },
    wait,
    async run(something) {
      work(1);
      try {
        return await something();
      } finally {
        work(-1);
      }
    },
    deliver,
    timers: {
      after(delayMs, wake) {
        let isOff = false;
        // What is due while it is frozen can be called off as long as it has not gone on.
        const callOff = world.after(delayMs, () => deliver(() => isOff || wake()));
        return () => {
          isOff = true;
          callOff();
        };
      },
    },
  };
}
