import { describe, expect, it } from 'vitest';
import { createFakeLocks } from '../src/app/fakes/fakeLocks.ts';
import { patienceMs } from '../src/platform/leadership.ts';
import { leadershipContract } from '../src/sync/leadership.contract.ts';
import { type Context, createContext } from './context.ts';
import { createSimLeadership } from './simLeadership.ts';
import { createWorld } from './world.ts';

leadershipContract(
  'a simulated device',
  async () => {
    const world = createWorld(0);
    const locks = createFakeLocks();
    let opened = 0;
    return {
      async open() {
        const context = createContext(world, `worker${opened++}`);
        const leadership = createSimLeadership(locks, context);
        return {
          runExclusive: (work) => leadership.runExclusive(() => waitFor(context, work)),
          die: async () => context.kill(),
        };
      },
      settle: world.settle,
      outwait: () => world.pass(2 * patienceMs),
    };
  },
  { describe, it, expect },
);

/** To the world, work of the tests is a wait: it goes on when they say so. */
async function waitFor<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const ended = await context.wait<{ working: Promise<T> }>((wake) => {
    const working = work();
    working.catch(() => {}).finally(() => wake({ working }));
  });
  return ended.working;
}
