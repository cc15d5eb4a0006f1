/**
 * What this process does with what other processes tell it: learns where workspaces stand now, forgets sessions, pokes
 * who listens here, and no longer believes what it remembers once it may have missed something.
 */
import type { LiveBus } from '../notifications/liveBus.ts';
import type { NotificationListener } from '../notifications/notificationChannel.ts';
import type { Memory } from './memory.ts';

export interface HearingParts {
  memory: Pick<Memory, 'freshness' | 'revisions' | 'sessions'>;
  bus: Pick<LiveBus, 'pokeAll' | 'tokensOf' | 'end'>;
}

export interface Hearing extends NotificationListener {
  /** Also for sessions that ended in this process: resolves when they are forgotten and nothing is open for them. Never throws. */
  onEnded(userId: string): Promise<void>;
}

export function hearOthers({ memory, bus }: HearingParts): Hearing {
  const { freshness, revisions, sessions } = memory;
  return {
    onNotified(told) {
      freshness.written();
      for (const { workspace, ...revision } of told) revisions.learn(workspace, revision);
      bus.pokeAll(told);
    },
    async onEnded(userId) {
      const ended = await sessions.end(userId, bus.tokensOf(userId));
      if (ended.length > 0) bus.end({ tokens: new Set(ended), members: [] });
    },
    /** Asked at once, so that devices that listen here do not wait for the next request to learn what was missed. */
    onGap() {
      freshness.invalidate();
      if (!freshness.isQuiet()) freshness.confirm().catch(() => {});
    },
    /** The database may have been restarted or replaced. While nobody writes it is taken for asleep, and not woken [DB4]. */
    onLost() {
      if (!freshness.isQuiet()) freshness.invalidate();
    },
  };
}
