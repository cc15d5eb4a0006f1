/**
 * Parts of a page that appear together begin dozens of reads at once, and their first answers come one by one within a
 * few milliseconds. Given to the screen as they come, each would be drawn, laid out and painted on its own; held until
 * none is awaited any more, and no longer than `patienceMs`, they are drawn once.
 */
import { createContext } from 'react';

export interface Together {
  /** A first answer is awaited from now on. */
  begin(): FirstAnswer;
}

export interface FirstAnswer {
  /** It is there: `take` is called soon, with those of the others. */
  give(take: () => void): void;
  /** Nobody waits for it any longer: what was given is not taken, if it has not been. */
  leave(): void;
}

/** Two frames: what takes longer is shown when it comes. */
const patienceMs = 32;

/** `after` calls once so many milliseconds have passed; `draw` runs what is drawn at once. */
export function createTogether(
  after: (ms: number, call: () => void) => void,
  draw: (all: () => void) => void,
): Together {
  let awaited = 0;
  let given: { take: () => void }[] = [];
  const drawGiven = () => {
    const all = given;
    given = [];
    if (all.length === 0) return;
    draw(() => {
      for (const { take } of all) take();
    });
  };
  const drawWhenWhole = () => {
    if (awaited === 0) drawGiven();
  };
  return {
    begin() {
      awaited += 1;
      let isAwaited = true;
      const own = { take: () => {} };
      const stop = () => {
        if (!isAwaited) return;
        isAwaited = false;
        awaited -= 1;
      };
      return {
        give(take) {
          stop();
          own.take = take;
          given.push(own);
          // What is drawn by then is no longer among them.
          if (given.length === 1 && awaited > 0) after(patienceMs, () => given.includes(own) && drawGiven());
          drawWhenWhole();
        },
        leave() {
          stop();
          given = given.filter((one) => one !== own);
          drawWhenWhole();
        },
      };
    },
  };
}

/** Where it is null each first answer is drawn as it comes: what waits for others is seen later. */
export const TogetherContext = createContext<Together | null>(null);
