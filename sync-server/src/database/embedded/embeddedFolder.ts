/** One folder of the embedded database: making it, opening it, and telling a damaged one from a good one. */
import { access, chmod, constants, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { StartError } from '../../startError.ts';

/** What PGlite is made from; a folder of another Postgres is not damaged, but cannot be opened. */
export const postgresVersion = '18';

/** What is looked at before the database is used: what its last end may have damaged. */
export interface IntegrityChecks {
  /** All are read: seconds for every hundred megabytes. */
  rows: boolean;
  /** All are built anew. */
  indexes: boolean;
}

/** Null when the folder is damaged, as far as was looked. */
export async function tryOpen(folder: string, checks: IntegrityChecks): Promise<PGlite | null> {
  if (!(await isOpenable(folder))) return null;
  const database = await createDatabase(folder).catch(() => null);
  if (database === null) return null;
  try {
    // A power cut may leave holes in an index, which fail every write from then on; they are built anew from the rows.
    if (checks.indexes) await database.exec('reindex database');
    if (checks.rows) await checkReadable(database);
    return database;
  } catch {
    await database.close().catch(() => {});
    return null;
  }
}

/** False when it is damaged. Without its version file PGlite would write a new, empty database over it. */
async function isOpenable(folder: string): Promise<boolean> {
  const readError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new StartError(`The database folder ${folder} cannot be used (${error.code}).`);
  };
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).catch(readError);
  await access(join(folder, 'global', 'pg_control'), constants.R_OK | constants.W_OK).catch(readError);
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(readError))?.trim() ?? '';
  if (version === postgresVersion) return true;
  if (!/^[1-9]\d$/.test(version)) return false;
  throw new StartError(
    `The database folder ${folder} was made by Postgres ${version}, and this server has Postgres ${postgresVersion}; ` +
      'start it with the version of Holdfast that made it.',
  );
}

/** Nobody ever checkpoints an embedded database but us, and its log is not to grow by what it would keep for reuse. */
export async function createDatabase(folder: string, loadDataDir?: Blob): Promise<PGlite> {
  // It makes its files readable and writable for everybody.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const startParams = [...PGlite.defaultStartParams, '-c', 'wal_recycle=off'];
  return PGlite.create({ dataDir: folder, startParams, ...(loadDataDir && { loadDataDir }) });
}

/** Reads every row: pages carry checksums, so one that is not as it was written throws. */
export async function checkReadable(database: PGlite): Promise<void> {
  await database.exec(`do $$ declare t regclass; begin
    for t in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
      execute format('select sum(octet_length(r::text)) from %s r', t);
    end loop;
  end $$`);
}

/** Made under another name first, so a start that was cut short never looks like a damaged database. */
export async function makeFolder(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    const database = await createDatabase(draft);
    await database.close();
    await rename(draft, folder);
  } catch (error) {
    throw new StartError(`The embedded database cannot be made in ${folder} (${(error as Error).message}).`);
  }
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
