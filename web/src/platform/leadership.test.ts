import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { leadershipContract } from '../sync/leadership.contract.ts';
import { createFakeLocks } from './fakes/fakeLocks.ts';
import { timeoutAfter } from './fakes/timeoutAfter.ts';
import { createLeadership, patienceMs } from './leadership.ts';

leadershipContract(
  'locks of the standard in memory',
  async () => {
    const locks = createFakeLocks();
    const time = createVirtualTime();
    return {
      async open() {
        const client = locks.openClient();
        const patience = () => timeoutAfter(time.timers, patienceMs);
        const leadership = createLeadership('run', { locks: client, patience });
        return { ...leadership, die: async () => client.die() };
      },
      settle: time.settle,
      outwait: () => time.advance(2 * patienceMs),
    };
  },
  { describe, it, expect },
);
