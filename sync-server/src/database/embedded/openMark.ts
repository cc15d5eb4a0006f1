/**
 * The file `db.open`: since when the embedded database may hold less than was acknowledged.
 * It names the run of the machine that last wrote in the database, and is gone after a clean end. Nothing the embedded
 * database writes is forced to the disk while it runs, so it outlives a killed process but not a power cut: the last
 * writes may be missing then, or pages in the middle. A clean end forces all of it, before it says so here.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from './snapshotFiles.ts';

export type LastEnd =
  /** All is on the disk as it was written. `isSaved`: in a snapshot as well. */
  | { was: 'clean'; isSaved: boolean }
  /** Everything is there: what a process has written the machine keeps. */
  | { was: 'process killed' }
  /** Devices are owed a new epoch [RH1]. `notice`: why, for a person. */
  | { was: 'lossy'; notice: string };

/** Linux names each run of the machine. Where there is no name, every end that was not clean is taken for the worst. */
const thisRun = readRun() ?? randomUUID();

/** After a clean end without a snapshot. */
const closed = 'closed\n';

const machineStopped =
  'The machine stopped while the database was open. What was found is whole and in use; the last writes before the ' +
  'stop may be missing, and each device brings its part back when it next syncs.';

export async function readLastEnd(dataDir: string): Promise<LastEnd> {
  const mark = await readFile(pathOf(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (mark === null) return { was: 'clean', isSaved: true };
  if (mark === closed) return { was: 'clean', isSaved: false };
  const [run, notice] = mark.split('\n');
  return run === thisRun ? { was: 'process killed' } : { was: 'lossy', notice: notice || machineStopped };
}

/** From now on the end of this process is told from a clean one. */
export async function markOpen(dataDir: string): Promise<void> {
  await write(pathOf(dataDir), `${thisRun}\n`);
}

/** From now on, however often this ends, the last end was lossy; until `markOpen`. */
export async function markLossy(dataDir: string, notice: string): Promise<void> {
  await write(pathOf(dataDir), `restored\n${notice}\n`);
}

/** A clean end. Everything written must have reached the disk before. */
export async function markClosed(dataDir: string, { isSaved }: { isSaved: boolean }): Promise<void> {
  await (isSaved ? rm(pathOf(dataDir), { force: true }) : write(pathOf(dataDir), closed));
}

async function write(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await flushFolder(dirname(path));
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'db.open');
}

function readRun(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() || null;
  } catch {
    return null;
  }
}
