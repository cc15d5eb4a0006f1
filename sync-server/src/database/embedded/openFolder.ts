/**
 * Opens the embedded database's folder; puts the newest good snapshot in the place of one that is damaged.
 * A damaged folder is set aside, never deleted, and only once there is a snapshot that opens to take its place.
 */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { StartError } from '../../startError.ts';
import { checkReadable, createDatabase, exists, makeFolder, tryOpen } from './embeddedFolder.ts';
import { markClosed, markLossy, readLastEnd } from './openMark.ts';
import { flushFolder, listSnapshots, readSnapshot, type Snapshot } from './snapshotFiles.ts';
import { readNextTransaction } from './snapshots.ts';

export interface OpenedFolder {
  database: PGlite;
  /** What was acknowledged may be missing. */
  isEpochDue: boolean;
  /** The number of its next transaction, if all before it is in a snapshot; null otherwise. */
  savedTransaction: string | null;
  /** What happened to the database, for the person who starts the server. Null when it is as it was left. */
  notice: string | null;
}

/** Throws StartError when there is nothing that can be opened; then all folders are as they were. */
export async function openFolder(dataDir: string, now: () => number): Promise<OpenedFolder> {
  const folder = join(dataDir, 'db');
  const snapshots = await listSnapshots(dataDir);
  if (!(await exists(folder))) {
    if (snapshots.length > 0) return restore({ dataDir, snapshots, aside: null });
    await makeFolder(folder);
    await markClosed(dataDir, { isSaved: true });
  }
  const lastEnd = await readLastEnd(dataDir);
  const isEpochDue = lastEnd.was === 'lossy';
  // A killed process leaves nothing torn that the log does not mend, but then something went wrong, and nobody knows what.
  const database = await tryOpen(folder, { rows: lastEnd.was !== 'clean', indexes: isEpochDue });
  if (database === null) {
    if (snapshots.length === 0) throw new StartError(noSnapshot(folder));
    const aside = `${folder}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`;
    return restore({ dataDir, snapshots, aside });
  }
  const isSaved = lastEnd.was === 'clean' && lastEnd.isSaved && snapshots.length > 0;
  const savedTransaction = isSaved ? await readNextTransaction(database) : null;
  return { database, isEpochDue, savedTransaction, notice: isEpochDue ? lastEnd.notice : null };
}

interface Restoring {
  dataDir: string;
  snapshots: readonly Snapshot[];
  /** Where the damaged folder goes; null when there is none. */
  aside: string | null;
}

/** Cut short anywhere, the next start finds either the damaged folder or none, and does it all again. */
async function restore({ dataDir, snapshots, aside }: Restoring): Promise<OpenedFolder> {
  const folder = join(dataDir, 'db');
  const unpacked = `${folder}.restored`;
  const snapshot = await unpackNewest(snapshots, unpacked);
  const notice = restored(snapshot, aside ?? (await newestAside(dataDir)));
  await markLossy(dataDir, notice);
  if (aside !== null) await rename(folder, aside);
  await rename(unpacked, folder);
  await flushFolder(dataDir);
  const database = await createDatabase(folder);
  return { database, isEpochDue: true, savedTransaction: null, notice };
}

/** The newest one that opens and can be read to the end, unpacked into `unpacked`. */
async function unpackNewest(snapshots: readonly Snapshot[], unpacked: string): Promise<Snapshot> {
  let reason: unknown;
  for (const snapshot of snapshots.toReversed()) {
    await rm(unpacked, { recursive: true, force: true });
    try {
      const database = await createDatabase(unpacked, await readSnapshot(snapshot));
      await checkReadable(database).finally(() => database.close());
      return snapshot;
    } catch (error) {
      reason ??= error;
    }
  }
  await rm(unpacked, { recursive: true, force: true });
  throw new StartError(noGoodSnapshot(unpacked.replace(/\.restored$/, ''), snapshots.length, reason));
}

/** Of a restoring that was cut short. */
async function newestAside(dataDir: string): Promise<string | undefined> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith('db.damaged-'));
  const newest = names.sort().at(-1);
  return newest && join(dataDir, newest);
}

function restored({ takenAt }: Snapshot, aside: string | undefined): string {
  const time = new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ');
  return [
    `What was saved until ${time} UTC is safe: the snapshot of then took the place of a damaged database.`,
    'What came after is missing here; each device brings its part back when it next syncs.',
    'An account or password made after that time must be made again.',
    ...(aside ? [`The damaged folder is kept as ${aside}; delete it once nothing is missing.`] : []),
  ].join(' ');
}

function noSnapshot(folder: string): string {
  return (
    `The database folder ${folder} is damaged and cannot be opened, and there is no snapshot of it yet; ` +
    'put back a copy, or move it away to start empty.'
  );
}

function noGoodSnapshot(folder: string, count: number, reason: unknown): string {
  const { code = 'damaged' } = reason as { code?: string };
  return (
    `The database folder ${folder} is damaged or gone, and none of its ${count} snapshot(s) can take its place ` +
    `(${code}); all are left as they are. Put back a copy of the whole data folder, or move it away to start empty.`
  );
}
