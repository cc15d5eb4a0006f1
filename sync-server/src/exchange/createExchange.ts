/** One exchange from request to reply: who may, what is accepted, what is stored, what is new. Knows nothing of HTTP. */
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { Verdict } from '@holdfast/shared/protocol/exchange';
import { type Cursor, cursorAtHead, readSentCursor, type SentCursor } from '../database/cursor.ts';
import type { Memory } from '../memory/memory.ts';
import type { LiveBus } from '../notifications/liveBus.ts';
import type { ExchangeResult, Metrics } from '../ops/metrics.ts';
import type { GroupCommit } from './groupCommit.ts';
import { type AcceptedChange, judgeChange, type RejectedChange } from './judgeChange.ts';
import type { Page } from './planPage.ts';
import type { Envelope } from './readRequest.ts';
import { writeReply } from './writeReply.ts';

export interface Committed {
  workspace: string;
  /** How many changes the request carried. */
  changes: number;
}

export interface ExchangeParts {
  registry: Registry;
  memory: Memory;
  groupCommit: GroupCommit;
  bus: LiveBus;
  metrics: Metrics;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Reached between commit and reply; test programs fail here. */
  afterCommit: (committed: Committed) => void | Promise<void>;
}

export type ExchangeOutcome =
  /** JSON of an ExchangeReply. */
  | { kind: 'reply'; reply: string }
  | { kind: 'not_a_member' }
  /** The session ended elsewhere. */
  | { kind: 'unauthenticated' };

/** Who sent the request. */
export interface Asker {
  userId: string;
  /** Whether their session still is one, as far as is remembered. */
  isSignedIn(): boolean;
  /** Whether nobody waits for the answer any more: then what has not begun need not begin. */
  isGone?(): boolean;
}

/** Throws DatabaseUnavailable, Refused. */
export type RunExchange = (asker: Asker, request: Envelope) => Promise<ExchangeOutcome>;

type Judged = AcceptedChange | RejectedChange;

export function createExchange(parts: ExchangeParts): RunExchange {
  const { registry, memory, groupCommit, bus, metrics, now, afterCommit } = parts;

  return async ({ userId, isSignedIn, isGone }, { workspace, device, limit, changes, ...sent }) => {
    const began = now();
    const observe = (result: ExchangeResult) => metrics.observeExchange({ ms: now() - began, result });
    const { freshness } = memory;
    const cursor = readSentCursor(sent.cursor);
    // What the database is asked for anyway must not go out on an old memory; that nothing is new gives nothing away [AU4].
    const isAsking = changes.length > 0 || findAtHead(workspace, cursor) === null;
    if (!freshness.isFresh(isAsking ? 'writes' : 'reads')) await freshness.confirm();
    if (!isSignedIn()) return refuse('unauthenticated');
    const role = await memory.findRole(workspace, userId);
    if (role === null) return refuse('not_a_member');
    const nowMs = Math.floor(began);
    const judged = changes.map((element) => judgeChange({ registry, role, nowMs }, element));
    const accepted = judged.filter((change) => change.kind === 'accepted');
    for (let n = accepted.length; n < judged.length; n++) metrics.countRefused('rejected_record');

    const at = accepted.length === 0 ? findAtHead(workspace, cursor) : null;
    if (at !== null) {
      observe('no_news');
      return { kind: 'reply', reply: replyOf(nowMs, nothingNew(at), judged, []) };
    }
    const outcome = await groupCommit.submit({ workspace, changes: accepted, cursor, limit }, isGone);
    if (outcome.kind !== 'committed') return refuse('not_a_member');
    await afterCommit({ workspace, changes: changes.length });
    // Not the reply's cursor: that one may stand at the end of a page.
    if (outcome.moved) bus.poke(workspace, outcome.page.cursor, device);
    observe('reply');
    return { kind: 'reply', reply: replyOf(nowMs, outcome.page, judged, outcome.verdicts) };

    function refuse(kind: 'not_a_member' | 'unauthenticated'): ExchangeOutcome {
      observe('refused');
      return { kind };
    }
  };

  /** The cursor of a device that is known to have everything; null: the database must be asked [SV5]. */
  function findAtHead(workspace: string, cursor: SentCursor): Cursor | null {
    if (cursor === 'unreadable') return null;
    if (cursor !== 'none') return memory.revisions.isAtHead(workspace, cursor) ? cursor : null;
    const known = memory.revisions.get(workspace);
    return known?.head === 0 ? cursorAtHead(known) : null;
  }
}

function nothingNew(cursor: Cursor): Page {
  return { cursor, changes: '', more: false, reset: false, expired: false };
}

/** `decided` answers the accepted changes, in order. */
function replyOf(serverTime: number, page: Page, judged: readonly Judged[], decided: readonly Verdict[]): string {
  const verdicts = decided.values();
  return writeReply({
    serverTime,
    page,
    verdicts: judged.map((change) =>
      change.kind === 'rejected' ? change.verdict : (verdicts.next().value as Verdict),
    ),
  });
}
