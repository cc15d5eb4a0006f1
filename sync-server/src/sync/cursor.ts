/**
 * Where a device is in a workspace's history. Opaque on the wire, so its inside may change without a new protocol.
 */
export interface Cursor {
  /** Of the database that gave it. */
  epoch: string;
  /** The device has everything up to this version. */
  version: number;
  /**
   * The device knows of every deletion up to this version. While a snapshot is being paged it is ahead of `version`:
   * old records lie below the retention horizon, and a page must not end in a reset that begins the snapshot again.
   */
  since: number;
}

const pattern = /^([0-9a-f]{32})\.(\d{1,15})\.(\d{1,15})$/;

export function writeCursor({ epoch, version, since }: Cursor): string {
  return Buffer.from(`${epoch}.${version}.${since}`).toString('base64url');
}

/** Null for text that is no cursor of this server: the caller answers with a reset, never with an error. */
export function readCursor(text: string): Cursor | null {
  const [, epoch, version, since] = pattern.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (epoch === undefined) return null;
  return { epoch, version: Number(version), since: Number(since) };
}

/** Whether the device is in the middle of a snapshot. */
export function isInSnapshot({ version, since }: Cursor): boolean {
  return since > version;
}
