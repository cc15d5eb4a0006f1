/**
 * What this process remembers of the database, so that it need not be asked again: where workspaces stand, who belongs
 * to them, whose session is whose. Bounded in number and in age; forgetting any of it only costs a statement.
 */
import type pg from 'pg';
import { type BatcherPorts, type BatchLimits, createBatcher } from '../batching/batcher.ts';
import { runStatement } from '../database/statements.ts';
import type { EndedAccess } from '../notifications/liveBus.ts';
import type { ChangeNotification } from '../notifications/notificationChannel.ts';
import { findMembers, type MemberKey, type Membership, type Role } from '../sharing/members.ts';
import { confirmRemembered, readConfirmed } from './catchUpStatement.ts';
import { forgetOldest } from './forgetOldest.ts';
import { createFreshness, type Freshness } from './freshness.ts';
import { createRevisionCache, type RevisionCache } from './revisionCache.ts';
import { createSessions, type Sessions } from './sessions.ts';

const lookups: BatchLimits = {
  maxInFlight: 1,
  maxItems: 1_000,
  maxCost: 1_000,
  maxWaitingItems: 20_000,
  maxWaitingCost: 20_000,
  maxWaitMs: 10_000,
  windowShare: 0,
  windowMs: 0,
};
/** Of each kind: some 20 MB in all. */
const maxRemembered = 50_000;

export interface MemoryParts {
  pool: pg.Pool;
  ports: BatcherPorts;
  isHearing(): boolean;
  /** A workspace is ahead of what was remembered: somebody else wrote, and the notification did not arrive. */
  onMissed(notifications: readonly ChangeNotification[]): void;
  /** Sessions and memberships that have ended: nothing may stay open for them [AU4]. */
  onEnded(ended: EndedAccess): void;
  /** A catch-up was asked for. */
  onCatchUp(): void;
}

export interface Memory {
  freshness: Freshness;
  revisions: RevisionCache;
  sessions: Sessions;
  /** Null for someone who is not a member; then learns where the workspace stands, too. Throws DatabaseUnavailable, Refused. */
  findRole(workspace: string, userId: string): Promise<Role | null>;
}

export function createMemory({ pool, ports, isHearing, onMissed, onEnded, onCatchUp }: MemoryParts): Memory {
  const revisions = createRevisionCache(maxRemembered);
  const roles = new Map<string, MemberKey & { role: Role }>();
  const freshness = createFreshness({ elapsed: ports.elapsed, isHearing, catchUp });
  const sessions = createSessions({ pool, ports, lookups, maxRemembered, isQuiet: freshness.isQuiet });

  const loader = createBatcher<MemberKey, Membership | null>({
    ports,
    limits: lookups,
    work: (asked) => findMembers(pool, asked),
    costOf: () => 1,
    isWorthHalving: () => false,
  });

  async function findRole(workspace: string, userId: string): Promise<Role | null> {
    const key = `${workspace} ${userId}`;
    const known = roles.get(key);
    if (known !== undefined) return known.role;
    const found = await loader.add({ workspace, userId });
    // A stranger may be invited at any moment, so only members are remembered.
    if (found === null) return null;
    const { role, ...revision } = found;
    revisions.learn(workspace, revision);
    roles.set(key, { workspace, userId, role });
    forgetOldest(roles, maxRemembered);
    return role;
  }

  /** Whatever differs is forgotten, never corrected: this answer may be older than what was learned meanwhile. */
  async function catchUp(): Promise<void> {
    onCatchUp();
    const asked = { workspaces: revisions.workspaces(), members: [...roles.values()], sessions: sessions.tokens() };
    const [row] = await runStatement(pool, confirmRemembered(asked));
    const { epoch, incarnation, heads, members, sessions: good } = readConfirmed(row);
    const missed: ChangeNotification[] = [];
    for (const workspace of asked.workspaces) {
      const [known, head] = [revisions.get(workspace), heads[workspace]];
      if (head !== undefined && head > (known?.head ?? -1)) missed.push({ workspace, epoch, incarnation, head });
      if (head !== known?.head || epoch !== known?.epoch || incarnation !== known.incarnation)
        revisions.forget([workspace]);
    }
    for (const { workspace, ...revision } of missed) revisions.learn(workspace, revision);
    const stored = new Set(members.map(([workspace, userId, role]) => `${workspace} ${userId} ${role}`));
    const changed = asked.members.filter(
      ({ workspace, userId, role }) => !stored.has(`${workspace} ${userId} ${role}`),
    );
    for (const { workspace, userId } of changed) roles.delete(`${workspace} ${userId}`);
    const isGood = new Set(good);
    const tokens = new Set(asked.sessions.filter((token) => !isGood.has(token)));
    sessions.forget(tokens);
    if (changed.length > 0 || tokens.size > 0) onEnded({ tokens, members: changed });
    if (missed.length === 0) return;
    freshness.written();
    onMissed(missed);
  }

  return { freshness, revisions, sessions, findRole };
}
