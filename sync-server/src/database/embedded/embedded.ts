/**
 * Postgres inside this process (PGlite), spoken to over a socket like any other Postgres.
 * Its folder belongs to one process: the database itself would open it twice without complaint.
 */
import { constants } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { Logger } from 'pino';
import { StartError } from '../../startError.ts';
import { lockFolder } from './folderLock.ts';
import { openFolder } from './openFolder.ts';
import { markClosed, markOpen } from './openMark.ts';
import { flushTree, listSnapshots, type Snapshot, saveSnapshot } from './snapshotFiles.ts';
import { clearDeadSocketFolders, makeSocketFolder, socketIn } from './socketFolder.ts';

export interface EmbeddedDatabase {
  folder: string;
  /** Where clients find `.s.PGSQL.5432`; readable by this user only. */
  socketFolder: string;
  /** What happened to the database while it was closed, for a person; null when it is as it was left. */
  notice: string | null;
  /** What was acknowledged may be missing: a new epoch is due, and then `confirmEpoch` [RH1]. */
  isEpochDue: boolean;
  confirmEpoch(): Promise<void>;
  /** The number of its next transaction, if all before it is in a snapshot; null otherwise. */
  savedTransaction: string | null;
  /** Milliseconds since 1970; null: there is no snapshot. */
  lastSnapshotAt: number | null;
  /** Saves the database as it stands. Nothing may be running in it until `copied` is called, once and in any case. */
  save(signal: AbortSignal, copied: () => void): Promise<Snapshot>;
  /** Something in it cannot be read: no more snapshots are taken, and the next start looks at all of it. */
  noteDamage(): void;
  /** `isUnsaved`: something is in no snapshot, so one is taken of the closed folder. */
  close(isUnsaved: boolean): Promise<void>;
}

export interface EmbeddedParts {
  dataDir: string;
  now: () => number;
  log: Logger;
}

/** How long a snapshot may hold up the end of the process. */
const lastSnapshotMs = 15_000;

export async function openEmbedded({ dataDir, now, log }: EmbeddedParts): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`The data folder ${dataDir} cannot be made (${error.code}).`);
  });
  const unlock = await lockFolder(dataDir);
  try {
    return await openLocked({ dataDir, now, log }, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function openLocked(
  { dataDir, now, log }: EmbeddedParts,
  unlock: () => Promise<void>,
): Promise<EmbeddedDatabase> {
  const folder = join(dataDir, 'db');
  const { database, isEpochDue, notice, savedTransaction } = await openFolder(dataDir, now);
  if (notice !== null) log.warn(notice);
  if (!isEpochDue) await markOpen(dataDir);
  let isMarkOurs = !isEpochDue;
  let isDamaged = false;
  const socket = await serveSocket(database);

  const save = async (signal: AbortSignal, copied: () => void) => {
    const copy = join(dataDir, 'db.copy');
    try {
      if (isDamaged) {
        copied();
        throw new Error('the database is damaged');
      }
      await copyFolder(database, { folder, copy }).finally(copied);
      return await saveSnapshot(copy, { dataDir, now, signal });
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  };
  const saveClosed = async () => {
    const signal = AbortSignal.timeout(lastSnapshotMs);
    return saveSnapshot(folder, { dataDir, now, signal }).then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, 'no snapshot of the database could be taken at the end; the last ones are kept');
        return false;
      },
    );
  };
  const endCleanly = async (isUnsaved: boolean) => {
    const isSaved = !isUnsaved || (await saveClosed());
    await flushTree(folder);
    await markClosed(dataDir, { isSaved });
  };
  return {
    folder,
    socketFolder: socket.folder,
    notice,
    isEpochDue,
    confirmEpoch: async () => {
      await markOpen(dataDir);
      isMarkOurs = true;
    },
    savedTransaction,
    lastSnapshotAt: (await listSnapshots(dataDir)).at(-1)?.takenAt ?? null,
    save,
    noteDamage: () => {
      isDamaged = true;
    },
    close: async (isUnsaved) => {
      await socket.close();
      // Before the snapshot, which may be cut short; what it packs is then at rest.
      await database.close();
      // Where the mark stays, the next start looks at everything.
      if (isMarkOurs && !isDamaged) {
        await endCleanly(isUnsaved).catch((error: unknown) =>
          log.warn({ err: error }, 'the database did not end cleanly'),
        );
      }
      await unlock();
    },
  };
}

async function serveSocket(database: PGlite) {
  await clearDeadSocketFolders();
  const folder = await makeSocketFolder();
  const server = new PGLiteSocketServer({
    db: database,
    path: socketIn(folder),
    // More than the pool uses: the default of 1 refuses the next client while the last one is still leaving.
    maxConnections: 16,
  });
  await server.start();
  const close = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, close };
}

/**
 * While nothing runs in the database, so all files are of one moment: it has no background work, and what a commit has
 * answered is in its log on the disk.
 */
async function copyFolder(database: PGlite, { folder, copy }: { folder: string; copy: string }): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { mode: 0o700 });
  await database.runExclusive(() => cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE }));
}
