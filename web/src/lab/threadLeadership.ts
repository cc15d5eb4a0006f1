/** A worker's turn at the lock of its device: the real code over locks that end with the thread that holds them [LD1]. */
import type { FakeLocks } from '../platform/fakes/fakeLocks.ts';
import { timeoutAfter } from '../platform/fakes/timeoutAfter.ts';
import { createLeadership, patienceMs } from '../platform/leadership.ts';
import type { Leadership } from '../sync/ports.ts';
import type { Context } from './context.ts';

export function createThreadLeadership(locks: FakeLocks, context: Context): Leadership {
  const client = locks.openClient(context.deliver);
  void context.died.then(client.die);
  const patience = () => timeoutAfter(context.timers, patienceMs);
  const { runExclusive } = createLeadership('run', { locks: client, patience });
  // Who waits in line waits for somebody's virtual time.
  return { runExclusive: (work) => runExclusive(() => context.run(work)) };
}
