/**
 * Postgres inside this process (PGlite), spoken to over a socket like any other Postgres.
 * Its folder belongs to one process: the database itself would open it twice without complaint.
 */
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { StartError } from '../ops/startError.ts';
import { lockFolder } from './folderLock.ts';

export interface EmbeddedDatabase {
  folder: string;
  /** Where clients find `.s.PGSQL.5432`; readable by this user only. */
  socketFolder: string;
  close(): Promise<void>;
}

export async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`The data folder ${dataDir} cannot be made (${error.code}).`);
  });
  const unlock = await lockFolder(dataDir);
  const folder = join(dataDir, 'db');
  try {
    const database = await openFolder(folder);
    const socketFolder = await mkdtemp(join(tmpdir(), 'holdfast-'));
    const server = new PGLiteSocketServer({
      db: database,
      path: join(socketFolder, '.s.PGSQL.5432'),
      // More than the pool uses: the default of 1 refuses the next client while the last one is still leaving.
      maxConnections: 16,
    });
    await server.start();
    return {
      folder,
      socketFolder,
      close: async () => {
        await server.stop();
        await database.close();
        await rm(socketFolder, { recursive: true, force: true });
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Made under another name first, so a start that was cut short never looks like a damaged database.
 * A folder it made must open again; whatever stops it, the folder is left as it is for a person to save.
 */
async function openFolder(folder: string): Promise<PGlite> {
  if (!(await exists(folder))) await makeFolder(folder);
  try {
    return await PGlite.create(folder);
  } catch {
    // What it throws here is about WebAssembly and helps nobody.
    throw new StartError(
      `The database folder ${folder} is damaged and cannot be opened; put back a copy, or move it away to start empty.`,
    );
  }
}

async function makeFolder(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    const database = await PGlite.create(draft);
    await database.close();
    await rename(draft, folder);
  } catch (error) {
    throw new StartError(`The embedded database cannot be made in ${folder} (${(error as Error).message}).`);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
