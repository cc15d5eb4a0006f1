import { describe, expect, it } from 'vitest';
import { createFakeLocks } from '../app/fakes/fakeLocks.ts';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { leadershipContract } from '../sync/leadership.contract.ts';
import { createLeadership } from './leadership.ts';

leadershipContract(
  'locks of the standard in memory',
  async () => {
    const locks = createFakeLocks();
    const time = createVirtualTime();
    return {
      async open() {
        const client = locks.openClient();
        const leadership = createLeadership('run', { locks: client, timers: time.timers });
        return { ...leadership, die: async () => client.die() };
      },
      settle: time.settle,
      outwait: () => time.advance(120_000),
    };
  },
  { describe, it, expect },
);
