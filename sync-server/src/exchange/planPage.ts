/** Which of the rows that were read go into the reply, and where the device stands after them. */

import { atOf, type Cursor, cursorAtHead, isInSnapshot, type SentCursor } from '../database/cursor.ts';
import { type Pulled, type PulledRows, rowSeparator } from './pullStatement.ts';

/** A record this very exchange wrote. */
export interface OwnWrite {
  priorVersion: number | null;
  /** Another exchange of the same batch wrote it too: its fields ride on the same version. */
  isShared: boolean;
}

export interface Page {
  /** The elements of the reply's array, as text with commas between them. */
  changes: string;
  cursor: Cursor;
  more: boolean;
  reset: boolean;
  /** With `reset`: nothing is lost but deletions the device never heard of [RH2]. */
  expired: boolean;
}

export interface PageRequest {
  cursor: SentCursor;
  limit: number;
  /** By version: a workspace gives each version once. */
  ownWrites: ReadonlyMap<number, OwnWrite>;
}

export function planPage({ cursor, limit, ownWrites }: PageRequest, pulled: Pulled): Page {
  const { epoch, incarnation, head, validity, rows, isCut } = pulled;
  const known = validity === 'good' ? atOf(cursor) : null;
  const from = known?.version ?? 0;
  const reset = cursor !== 'none' && known === null;
  // In a snapshot what is not sent is taken for gone, so nothing is left out of one.
  const isSnapshot = reset || (known !== null && isInSnapshot(known));
  const isNew = (version: number) => isSnapshot || !isKnownToSender(ownWrites.get(version), from);
  const fresh = rows.versions.filter(isNew);
  const isOver = fresh.length > limit;
  const more = isOver || isCut;
  // A page cut by its bytes ends with what was read, though own writes at its end are left out of it.
  const last = isOver ? fresh[limit - 1] : rows.versions.at(-1);
  const left = fresh.slice(0, limit);
  return {
    changes: fresh.length === rows.versions.length ? firstOf(rows, left.length) : pick(rows, new Set(left)),
    cursor:
      more && last !== undefined
        ? { epoch, incarnation, head, version: last, since: known?.since ?? head }
        : cursorAtHead(pulled),
    more,
    reset,
    expired: validity === 'expired',
  };
}

/** Most pages leave out the row that only told of more: the text is cut once, not taken apart. */
function firstOf({ versions, text }: PulledRows, count: number): string {
  if (count === 0) return '';
  let end = text.length;
  for (let over = versions.length; over > count; over--) end = text.lastIndexOf(rowSeparator, end - 1);
  return text.slice(0, end);
}

function pick({ versions, text }: PulledRows, picked: ReadonlySet<number>): string {
  return text
    .split(rowSeparator)
    .filter((_, n) => picked.has(versions[n] as number))
    .join(rowSeparator);
}

/** Unless someone else changed the record since the cursor: their fields would be lost with it. */
function isKnownToSender(own: OwnWrite | undefined, from: number): boolean {
  return own !== undefined && !own.isShared && (own.priorVersion ?? 0) <= from;
}
