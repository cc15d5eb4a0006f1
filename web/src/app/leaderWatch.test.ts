import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { askEveryMs, createLeaderWatch, patience } from './leaderWatch.ts';

function watchSomebody() {
  const time = createVirtualTime();
  const seen = { asked: 0, silences: 0 };
  const leader = { answers: true };
  const watch = createLeaderWatch({
    timers: time.timers,
    ask() {
      seen.asked += 1;
      if (leader.answers) watch.heard();
    },
    onSilence() {
      seen.silences += 1;
    },
  });
  return { ...time, seen, leader, watch };
}

describe('watching the leader', () => {
  it('[LD2] one that answers is left alone, however long', async () => {
    const { watch, advance, seen } = watchSomebody();
    watch.start();
    await advance(100 * askEveryMs);
    expect(seen).toEqual({ asked: 101, silences: 0 });
  });

  it('[LD2] one that falls silent is replaced after a few questions, not sooner, and not again at once', async () => {
    const { watch, advance, seen, leader } = watchSomebody();
    watch.start();
    leader.answers = false;
    await advance(patience * askEveryMs);
    expect(seen.silences).toBe(0);
    await advance(askEveryMs);
    expect(seen.silences).toBe(1);
    await advance(patience * askEveryMs);
    expect(seen.silences).toBe(1);
  });

  it('an answer that comes late is an answer', async () => {
    const { watch, advance, seen, leader } = watchSomebody();
    leader.answers = false;
    watch.start();
    for (let n = 0; n < 20; n += 1) {
      await advance((patience - 1) * askEveryMs);
      watch.heard();
    }
    expect(seen.silences).toBe(0);
  });

  it('a tab nobody looks at asks nothing', async () => {
    const { watch, advance, seen, leader } = watchSomebody();
    leader.answers = false;
    watch.start();
    await advance(2 * askEveryMs);
    watch.stop();
    const { asked } = seen;
    await advance(100 * askEveryMs);
    expect(seen).toEqual({ asked, silences: 0 });
  });
});
