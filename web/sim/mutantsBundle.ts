/**
 * The simulator with one piece of the system replaced: all of our own sources in one file, packages left where they are.
 * It runs in this process, so nothing of it is ever written over the real code.
 */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ownSources } from '@holdfast/sync-server/build/ownSources.ts';
import { emptyDatabase } from '@holdfast/sync-server/test/emptyDatabase.ts';
import { build, type Plugin } from 'esbuild';
import type * as simulator from './simulate.ts';

export interface Mutation {
  /** From the top of the repository. */
  file: string;
  /** Exact source text, found once. */
  find: string;
  replace: string;
}

/** Where `file` of a mutation begins. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Ignored by git, and by the test runner taken for a package: loaded as it is. */
const outFolder = fileURLToPath(new URL('../node_modules/.cache/holdfast-mutants/', import.meta.url));

let made = 0;

/** `null` changes nothing. Throws as `mutate` does. */
export async function loadSimulator(mutation: Mutation | null): Promise<typeof simulator> {
  // Made by the code as it is, whatever is changed.
  await emptyDatabase();
  // A name is imported once, and other processes have theirs.
  const outfile = `${outFolder}${process.pid}-${made++}.mjs`;
  const sql = mutation?.file.endsWith('.sql') ? await mutatedSql(mutation) : null;
  const change = (path: string, text: string) => {
    if (path === `${root}${mutation?.file}`) return mutate(text, mutation as Mutation);
    return sql !== null && path.endsWith('/readSql.ts') ? mutate(text, { file: path, ...sql.use }) : text;
  };
  await build({
    outfile,
    entryPoints: [`${root}web/sim/simulate.ts`],
    plugins: [packagesAsTheyAre, ownSources(outFolder, change)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  try {
    return await import(/* @vite-ignore */ pathToFileURL(outfile).href);
  } finally {
    await rm(outfile);
    if (sql !== null) await rm(sql.folder, { recursive: true });
  }
}

/** Statements are read when the program starts: it is told to read them from a copy. */
async function mutatedSql(mutation: Mutation) {
  const folder = `${outFolder}${process.pid}-${made++}-sql/`;
  await cp(`${root}sync-server/sql`, folder, { recursive: true });
  const file = `${folder}${basename(mutation.file)}`;
  await writeFile(file, mutate(await readFile(file, 'utf8'), mutation));
  return {
    folder,
    use: { find: "new URL('../../sql/', import.meta.url)", replace: `new URL('${pathToFileURL(folder)}')` },
  };
}

/** A package is named by its place, as the file that asks for it would find it: the bundle lies elsewhere. */
const packagesAsTheyAre: Plugin = {
  name: 'packages as they are',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (path.startsWith('@holdfast/') || path.startsWith('node:') || pluginData === 'asked') return null;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      return found.errors.length > 0 ? found : { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

/** Throws when the text to replace is not there exactly once: then the code has moved. */
export function mutate(source: string, { file, find, replace }: Mutation): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} has moved on: this is not in it exactly once: ${find}`);
  return `${before}${replace}${after}`;
}
