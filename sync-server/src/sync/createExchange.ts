/** One exchange from request to reply: who may, what is accepted, what is stored, what is new. Knows nothing of HTTP. */
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import type pg from 'pg';
import { findRole } from '../db/members.ts';
import type { LiveBus } from '../live/liveBus.ts';
import { commitBatch } from './commitBatch.ts';
import { cursorAtHead, writeCursor } from './cursor.ts';
import { type AcceptedChange, judgeChange } from './judgeChange.ts';
import type { Envelope } from './readRequest.ts';

export interface Committed {
  workspace: string;
  /** How many changes the request carried. */
  changes: number;
}

export interface ExchangeParts {
  pool: pg.Pool;
  registry: Registry;
  bus: LiveBus;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Reached between commit and reply; test programs fail here. */
  afterCommit: (committed: Committed) => void | Promise<void>;
  /** Told of every exchange that wrote something; must not throw, and is not waited for. */
  afterWrite: () => void;
}

export type ExchangeOutcome = { kind: 'reply'; reply: ExchangeReply } | { kind: 'not_a_member' };

export type RunExchange = (userId: string, request: Envelope) => Promise<ExchangeOutcome>;

export function createExchange({ pool, registry, bus, now, afterCommit, afterWrite }: ExchangeParts): RunExchange {
  return async (userId, { workspace, device, cursor, limit, changes }) => {
    const role = await findRole(pool, workspace, userId);
    if (role === null) return { kind: 'not_a_member' };
    const nowMs = Math.floor(now());
    const judged = changes.map((element) => judgeChange({ registry, role, nowMs }, element));
    const accepted = judged.filter((change): change is AcceptedChange => change.kind === 'accepted');

    const [outcome] = await commitBatch(pool, [{ workspace, changes: accepted, cursor, limit }], nowMs);
    if (outcome?.kind !== 'committed') return { kind: 'not_a_member' };
    await afterCommit({ workspace, changes: changes.length });

    const { page, moved } = outcome;
    if (moved) {
      // Not the reply's cursor: that one may stand at the end of a page.
      bus.publish({ workspace, cursor: writeCursor(cursorAtHead(page.cursor)) }, device);
      afterWrite();
    }
    const verdicts = outcome.verdicts.values();
    return {
      kind: 'reply',
      reply: {
        serverTime: nowMs,
        cursor: writeCursor(page.cursor),
        more: page.more,
        reset: page.reset,
        ...(page.expired && { expired: true }),
        changes: page.changes,
        verdicts: judged.map((change) =>
          change.kind === 'rejected' ? change.verdict : (verdicts.next().value as Verdict),
        ),
      },
    };
  };
}
