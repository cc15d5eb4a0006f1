/** Which of the rows that were read go into the reply, and where the device stands after them. */
import type { Change } from '@holdfast/shared/protocol/exchange';
import type { Pulled } from '../db/pullStatement.ts';
import { type Cursor, cursorAtHead, isInSnapshot } from './cursor.ts';

/** A record this very exchange wrote. */
export interface OwnWrite {
  priorVersion: number | null;
  /** Another exchange of the same batch wrote it too: its fields ride on the same version. */
  isShared: boolean;
}

export interface Page {
  changes: Change[];
  cursor: Cursor;
  more: boolean;
  reset: boolean;
  /** With `reset`: nothing is lost but deletions the device never heard of [RH2]. */
  expired: boolean;
}

export interface PageRequest {
  /** As sent; null for none. */
  cursor: string | null;
  /** What could be read of it. */
  at: Cursor | null;
  limit: number;
  /** By version: a workspace gives each version once. */
  ownWrites: ReadonlyMap<number, OwnWrite>;
}

export function planPage({ cursor, at, limit, ownWrites }: PageRequest, pulled: Pulled): Page {
  const { epoch, life, head, standing, rows, isCut } = pulled;
  const known = standing === 'good' ? at : null;
  const from = known?.version ?? 0;
  const reset = cursor !== null && known === null;
  // In a snapshot what is not sent is taken for gone, so nothing is left out of one.
  const isSnapshot = reset || (known !== null && isInSnapshot(known));
  const news = isSnapshot ? rows : rows.filter(({ version }) => !isKnownToSender(ownWrites.get(version), from));
  const sent = news.slice(0, limit);
  const isOver = news.length > sent.length;
  const more = isOver || isCut;
  // A page cut by weight ends with what was read, though own writes at its end are left out of it.
  const last = isOver ? sent.at(-1) : rows.at(-1);
  return {
    changes: sent.map(({ entity, id, fields }) => ({ entity, id, fields })),
    cursor:
      more && last !== undefined
        ? { epoch, life, head, version: last.version, since: known?.since ?? head }
        : cursorAtHead(pulled),
    more,
    reset,
    expired: standing === 'expired',
  };
}

/** Unless someone else changed the record since the cursor: their fields would be lost with it. */
function isKnownToSender(own: OwnWrite | undefined, from: number): boolean {
  return own !== undefined && !own.isShared && (own.priorVersion ?? 0) <= from;
}
