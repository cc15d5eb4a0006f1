/**
 * The folder of the embedded database's socket: in the temporary directory, because the path of a socket may be no
 * longer than a hundred characters. A process that is killed leaves its own behind; the next one to start clears it up.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const namePattern = /^holdfast-socket-(\d+)-\w{6}$/;

/** As Postgres' clients look for it. */
export function socketIn(folder: string): string {
  return join(folder, '.s.PGSQL.5432');
}

/** A new one, readable by this user only. `parent`: only tests have another. */
export function makeSocketFolder(parent = tmpdir()): Promise<string> {
  return mkdtemp(join(parent, `holdfast-socket-${process.pid}-`));
}

/** Removes those nobody listens in any more. Never throws: what cannot be removed is somebody else's, and harms nobody. */
export async function clearDeadSocketFolders(parent = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const [, pid] = namePattern.exec(name) ?? [];
    // Another container may share the folder and not the processes, so a dead process alone proves nothing.
    if (pid === undefined || isRunning(Number(pid)) || !(await isSilent(socketIn(join(parent, name))))) continue;
    await rm(join(parent, name), { recursive: true }).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Whether a socket is there, and nobody behind it. */
function isSilent(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}
