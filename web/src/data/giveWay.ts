/** What an older version's tab does once a newer one has upgraded the database under it. */

import type { DeviceDatabase } from './database.ts';
import { liveRead } from './liveRead.ts';
import { readMeta } from './meta.ts';

/** Calls back once, when the connection was given up or, after a sleep, was found upgraded. Returns the way to stop listening. */
export function onOvertaken(db: DeviceDatabase, listener: () => void): () => void {
  let opened = db.isOpen() ? db.backendDB().version : null;
  let stopLeaving: (() => void) | null = null;
  const overtake = () => {
    if (stopLeaving !== null) return;
    stopLeaving = leaveWord(db);
    listener();
  };
  const hear = ({ newVersion }: IDBVersionChangeEvent) => {
    if (newVersion === null) return;
    // Closed before anything else, so that every query from now on waits for the upgrade.
    db.close({ disableAutoOpen: false });
    overtake();
  };
  const look = () => {
    const { version } = db.backendDB();
    opened ??= version;
    if (version > opened) overtake();
  };
  db.on('versionchange', hear);
  db.on('ready', look, true);
  return () => {
    stopLeaving?.();
    db.on('versionchange').unsubscribe(hear);
    db.on('ready').unsubscribe(look);
  };
}

/**
 * This tab may still save what is being typed, with the index keys of its older version. Removing the note of which
 * keys the rows have makes the next start look at all rows again.
 */
function leaveWord(db: DeviceDatabase): () => void {
  const subscription = liveRead(() => readMeta(db, 'indexed')).subscribe((indexed) => {
    if (indexed !== undefined) void db.meta.delete('indexed');
  });
  return () => subscription.unsubscribe();
}
