/**
 * Snapshots of the embedded database as files: `snapshots/<UTC time>.tar.gz`, the oldest name first in any listing.
 * One is there whole or not at all, and a new one removes older ones only after it is.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import { packFolder } from './tarball.ts';

export interface Snapshot {
  path: string;
  /** Milliseconds since 1970. */
  takenAt: number;
}

const suffix = '.tar.gz';
const namePattern = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.tar\.gz$/;
/** Kept whatever their age: the newest may be torn, and the one before may hold the same damage. */
const keptNewest = 3;
/** Beside them the last one of each of so many days: damage may be noticed late. */
const keptDays = 7;

/** Oldest first. */
export async function listSnapshots(dataDir: string): Promise<Snapshot[]> {
  const names = await readdir(home(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => {
      const [, day, hour, minute, second] = namePattern.exec(name) ?? [];
      const takenAt = Date.parse(`${day}T${hour}:${minute}:${second}`);
      return Number.isNaN(takenAt) ? [] : [{ path: join(home(dataDir), name), takenAt }];
    })
    .sort((a, b) => a.takenAt - b.takenAt);
}

/** Packs the folder, in which nothing may write meanwhile. Throws what the disk says; then all is as it was. */
export async function saveSnapshot(
  folder: string,
  { dataDir, now, signal }: { dataDir: string; now: () => number; signal: AbortSignal },
): Promise<Snapshot> {
  await mkdir(home(dataDir), { recursive: true, mode: 0o700 });
  const before = await listSnapshots(dataDir);
  // After the last one also when the clock went back: order is all a name is trusted for.
  const takenAt = Math.max(now(), (before.at(-1)?.takenAt ?? 0) + 1);
  const path = join(home(dataDir), new Date(takenAt).toISOString().replaceAll(':', '-') + suffix);
  const draft = join(home(dataDir), 'next.tmp');
  try {
    // The database holds everything about everybody, so it is for the owner's eyes, packed as well as open.
    const file = createWriteStream(draft, { mode: 0o600, flush: true });
    await pipeline(packFolder(folder), createGzip({ level: 1 }), file, { signal });
    await rename(draft, path);
    await flushFolder(home(dataDir));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const taken = { path, takenAt };
  for (const old of planRemoval([...before, taken])) await rm(old.path, { force: true });
  return taken;
}

/** The tar inside. Throws when the file is torn: gzip carries a checksum. */
export async function readSnapshot({ path }: Snapshot): Promise<Blob> {
  return new Blob([await promisify(gunzip)(await readFile(path))]);
}

/** Which of them, oldest first, need not be kept. */
export function planRemoval(snapshots: readonly Snapshot[]): Snapshot[] {
  const newestFirst = snapshots.toReversed();
  const lastOfDay = new Map<string, Snapshot>();
  for (const snapshot of newestFirst) {
    const day = new Date(snapshot.takenAt).toISOString().slice(0, 10);
    if (!lastOfDay.has(day)) lastOfDay.set(day, snapshot);
  }
  const kept = new Set([...newestFirst.slice(0, keptNewest), ...[...lastOfDay.values()].slice(0, keptDays)]);
  return snapshots.filter((snapshot) => !kept.has(snapshot));
}

/** Makes everything in the folder, and the names of it, outlive a power cut. Nothing may write there meanwhile. */
export async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await flushTree(path);
    else if (entry.isFile()) await flushFolder(path);
  }
  await flushFolder(folder);
}

/** Makes a rename in the folder outlive a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function home(dataDir: string): string {
  return join(dataDir, 'snapshots');
}
