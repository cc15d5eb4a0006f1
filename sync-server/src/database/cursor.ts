/**
 * Where a device is in a workspace's history. Opaque on the wire, so its inside may change without a new protocol.
 */

/** Where a workspace stood when a cursor was given. */
export interface Revision {
  /** Which database it was. */
  epoch: string;
  /** When that database was started, in microseconds since 1970: files put back from a backup begin another one. */
  incarnation: number;
  /**
   * The workspace's version. The device was promised everything up to it: what it has not pulled yet it may have
   * pushed itself, and an acknowledged push is not to be lost while the device is still paging [RH1].
   */
  head: number;
}

export interface Cursor extends Revision {
  /** The device has everything up to this version. */
  version: number;
  /**
   * The device knows of every deletion up to this version. While a snapshot is being paged it is ahead of `version`:
   * old records lie below the retention horizon, and a page must not end in a reset that begins the snapshot again.
   */
  since: number;
}

/** What came with a request: a text that is no cursor of this server is answered with a reset, never with an error. */
export type SentCursor = Cursor | 'none' | 'unreadable';

const pattern = /^([0-9a-f]{32})\.(\d{1,16})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/;

export function writeCursor({ epoch, incarnation, head, version, since }: Cursor): string {
  return Buffer.from([epoch, incarnation, head, version, since].join('.')).toString('base64url');
}

/** Null for text that is no cursor of this server. */
export function readCursor(text: string): Cursor | null {
  const [, epoch, ...numbers] = pattern.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (epoch === undefined) return null;
  const [incarnation, head, version, since] = numbers.map(Number) as [number, number, number, number];
  return Math.max(version, since) > head ? null : { epoch, incarnation, head, version, since };
}

/** `text` as it came with a request; null for none. */
export function readSentCursor(text: string | null): SentCursor {
  return text === null ? 'none' : (readCursor(text) ?? 'unreadable');
}

/** Where the device says it is; null: at the beginning. */
export function atOf(cursor: SentCursor): Cursor | null {
  return typeof cursor === 'object' ? cursor : null;
}

/** Of a device that has everything. */
export function cursorAtHead({ epoch, incarnation, head }: Revision): Cursor {
  return { epoch, incarnation, head, version: head, since: head };
}

/** Whether the device is in the middle of a snapshot. */
export function isInSnapshot({ version, since }: Cursor): boolean {
  return since > version;
}
