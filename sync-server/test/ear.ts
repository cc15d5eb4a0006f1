/** Hears news, for tests that wait for what comes next. */
import type { News, NewsListener } from '../src/news/newsChannel.ts';

export type Heard = 'gap' | 'lost' | readonly News[] | { ended: string };

export interface Ear extends NewsListener {
  /** The next thing heard, in order; waits for it. */
  next(): Promise<Heard>;
  /** Heard and not taken by `next` yet. */
  heard: Heard[];
}

export function createEar(): Ear {
  const heard: Ear['heard'] = [];
  let wake = () => {};
  const hear = (one: Heard) => {
    heard.push(one);
    wake();
  };
  return {
    heard,
    onNews: hear,
    onEnded: (userId) => hear({ ended: userId }),
    onGap: () => hear('gap'),
    onLost: () => hear('lost'),
    async next() {
      for (;;) {
        const one = heard.shift();
        if (one !== undefined) return one;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
