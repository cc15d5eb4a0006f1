/** An embedded database with all tables and nothing in them: copying it is quicker than making one. */
import { existsSync, statfsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeOnce } from './madeOnce.ts';

const memory = '/dev/shm';
const enoughBytes = 2 ** 30;

/** Memory where the machine offers enough of it as a folder: a database is a thousand files, and none of these is kept. */
export const scratch = existsSync(memory) && freeBytes(memory) > enoughBytes ? memory : tmpdir();

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Its folder, the `db` of a data folder; not to be written to. */
export async function emptyDatabase(): Promise<string> {
  const dataDir = await madeOnce('empty-database', async (folder) => {
    // Only who makes one needs the whole server.
    const [{ readConfig }, { createServer }] = await Promise.all([
      import('../src/config.ts'),
      import('../src/createServer.ts'),
    ]);
    const server = await createServer(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
    await server.close();
    for (const other of ['snapshots', 'auth-secret']) await rm(join(folder, other), { recursive: true });
  });
  return join(dataDir, 'db');
}

/** A new data folder with an empty database in it. */
export async function createDataFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(scratch, 'holdfast-test-'));
  await cp(await emptyDatabase(), join(dataDir, 'db'), { recursive: true });
  return dataDir;
}
