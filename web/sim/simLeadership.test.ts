import { describe, expect, it } from 'vitest';
import { type Context, createContext } from '../src/lab/context.ts';
import { createThreadLeadership } from '../src/lab/threadLeadership.ts';
import { createWorld } from '../src/lab/world.ts';
import { createFakeLocks } from '../src/platform/fakes/fakeLocks.ts';
import { patienceMs } from '../src/platform/leadership.ts';
import { leadershipContract } from '../src/sync/leadership.contract.ts';

leadershipContract(
  'a simulated device',
  async () => {
    const world = createWorld(0);
    const locks = createFakeLocks();
    let opened = 0;
    return {
      async open() {
        const context = createContext(world, `worker${opened++}`);
        const leadership = createThreadLeadership(locks, context);
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
