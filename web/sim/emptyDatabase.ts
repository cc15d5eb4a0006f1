/** A migrated, empty database, made once for all simulations of a process: copying it is quicker than making one. */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '@holdfast/sync-server/src/config.ts';
import { createServer } from '@holdfast/sync-server/src/startServer.ts';

/** Memory where the machine offers it as a folder: a database is a thousand files, and none of these is kept. */
export const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
let made: Promise<string> | null = null;

/** Its folder; not to be written to. */
export function emptyDatabase(): Promise<string> {
  made ??= makeEmpty();
  return made;
}

async function makeEmpty(): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'holdfast-sim-template-'));
  // A process that is exiting waits for nothing.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const server = await createServer(configOf(folder));
  await server.close();
  return join(folder, 'db');
}

export function configOf(dataDir: string): Config {
  const secret = 'a secret that signs nothing but simulations';
  return readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', AUTH_SECRET: secret });
}
