/**
 * One process per data folder, by a lock file that says who holds it.
 * A process is its number and its start time: numbers are used again, also for processes that are not ours.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../startError.ts';

/** Takes the folder or throws StartError; answers how to give it back. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  const mine = `${process.pid} ${startTime(process.pid) ?? 'unknown'} ${randomUUID()}\n`;
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`The data folder ${folder} cannot be written (${error.code}).`);
  });
  try {
    while (!(await linkNew(draft, path))) {
      const holder = await readHolder(path);
      if (isHeld(holder)) throw new StartError(refusal(folder, holder ?? ''));
      await removeStale(path, draft);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await readHolder(path)) === mine) await rm(path, { force: true });
  };
}

/** A link is made whole or not at all, so nobody ever reads a half-written lock. */
async function linkNew(draft: string, path: string): Promise<boolean> {
  return link(draft, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** Null when there is no such file (any more). */
function readHolder(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** A file that is not there is not dead: someone may be making it right now. */
function isDead(holder: string | null): boolean {
  return holder !== null && !isHeld(holder);
}

function isHeld(holder: string | null): boolean {
  const [pid = '', started = ''] = (holder ?? '').trim().split(' ');
  const running = /^\d+$/.test(pid) ? startTime(Number(pid)) : null;
  return running !== null && (started === running || started === 'unknown');
}

/**
 * Removes the lock of a dead process. One newcomer at a time: of two who both saw it dead, the slower one would
 * remove the lock the faster one has just taken.
 */
async function removeStale(path: string, draft: string): Promise<void> {
  const turn = `${path}.turn`;
  while (!(await linkNew(draft, turn))) {
    if (isDead(await readHolder(turn))) await rm(turn, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  try {
    if (isDead(await readHolder(path))) await rm(path, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
}

/** When a process began, in whatever form the system tells it; null when there is no such process. */
function startTime(pid: number): string | null {
  try {
    // Fields after the name, which is in brackets and may hold anything; the start time is the 22nd of all.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : (rest[18] ?? null);
  } catch {
    if (process.platform === 'linux') return null;
  }
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    return text.trim().replaceAll(/\s+/g, '-') || null;
  } catch {
    return null;
  }
}

function refusal(folder: string, holder: string): string {
  return `The data folder ${folder} is in use by another Holdfast server (process ${holder.split(' ')[0]}).`;
}
