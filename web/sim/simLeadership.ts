/** A lock of one device that the dead let go of and that is taken from those who hold it too long [LD1]. */
import type { Leadership } from '../src/sync/ports.ts';
import type { Context } from './context.ts';
import type { World } from './world.ts';

/** A frozen page may hold the lock for ever: then it is stolen. */
const patienceMs = 60_000;

export interface SimLock {
  leadershipOf(context: Context): Leadership;
}

export function createSimLock(world: World): SimLock {
  let holder: Context | null = null;
  const isFree = () => holder === null || holder.state() === 'dead';
  return {
    leadershipOf: (context) => ({
      runExclusive: (work) =>
        context.run(async () => {
          const since = world.elapsed();
          while (!isFree() && world.elapsed() - since < patienceMs) {
            await context.wait<void>((wake) => void world.after(1_000, wake));
          }
          holder = context;
          try {
            return await work();
          } finally {
            if (holder === context) holder = null;
          }
        }),
    }),
  };
}
