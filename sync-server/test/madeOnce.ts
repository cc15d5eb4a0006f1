/**
 * What takes long to make and stays the same until the server's code changes: made by whoever needs it first and kept
 * below node_modules for everybody after, in this run and the next.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(top, 'sync-server', 'node_modules', '.cache', 'holdfast');

/** Everything that goes into what is made here, and the makers. */
const sources = [
  'pnpm-lock.yaml',
  'shared/src',
  'sync-server/src',
  'sync-server/migrations',
  'sync-server/sql',
  ...['faultyServer', 'emptyDatabase', 'builtProgram'].map((name) => `sync-server/test/${name}.ts`),
  'sync-server/build',
  'sync-server/commands',
];

/** What other code made is nobody's any more, but a run that began before the change may still use it. */
const keptMs = 3_600_000;

/** A folder as `make` filled it; not to be written to. `make` is called with an empty one, if at all. */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cache, `${name}-${hashOfSources()}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  await removeOld();
  const draft = await mkdtemp(join(cache, 'draft-'));
  await make(draft);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    // Somebody was quicker, and theirs is as good.
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    // Another process may be removing it too.
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > keptMs) await rm(path, { recursive: true, force: true });
  }
}

let hash: string | null = null;

function hashOfSources(): string {
  if (hash !== null) return hash;
  const digest = createHash('sha256');
  for (const path of sources.flatMap(filesIn)) digest.update(path).update(readFileSync(join(top, path)));
  hash = digest.digest('hex').slice(0, 16);
  return hash;
}

/** In a fixed order, without tests. */
function filesIn(path: string): string[] {
  if (!statSync(join(top, path)).isDirectory()) return [path];
  return readdirSync(join(top, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|sql)$/.test(name) && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(path, name));
}
