/**
 * The simulator with one piece of the system replaced: all of our own sources in one file, packages left where they are.
 * It runs in this process, so nothing of it is ever written over the real code.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type * as simulator from './simulate.ts';

export interface Mutation {
  /** From the top of the repository. */
  file: string;
  /** Exact source text, found once. */
  find: string;
  replace: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Ignored by git, and by the test runner taken for a package: loaded as it is. */
const outFolder = fileURLToPath(new URL('../node_modules/.cache/holdfast-mutants/', import.meta.url));

/** Made by the code as it is, and shared by all simulators: making it takes longer than most of their runs. */
const shared = 'emptyDatabase';

/** `null` changes nothing. Throws when the text to replace is not there exactly once: then the code has moved. */
export async function loadSimulator(name: string, mutation: Mutation | null): Promise<typeof simulator> {
  sharedReady ??= bundle(shared, shared, [packagesAsTheyAre, ourSources(null)]);
  await sharedReady;
  const outfile = await bundle(name, 'simulate', [sharedAsItIs, packagesAsTheyAre, ourSources(mutation)]);
  return import(/* @vite-ignore */ outfile);
}
let sharedReady: Promise<string> | null = null;

/** Answers the address of what was written. */
async function bundle(name: string, module: string, plugins: Plugin[]): Promise<string> {
  const outfile = `${outFolder}${name}.mjs`;
  const entryPoints = [`${root}web/sim/${module}.ts`];
  await build({ entryPoints, outfile, plugins, bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' });
  return pathToFileURL(outfile).href;
}

const sharedAsItIs: Plugin = {
  name: 'shared as it is',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`/${shared}\\.ts$`) }, () => ({ path: `./${shared}.mjs`, external: true }));
  },
};

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

function ourSources(mutation: Mutation | null): Plugin {
  return {
    name: 'our sources',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = path === `${root}${mutation?.file}` ? mutate(source, mutation as Mutation) : source;
        // Files that look for their neighbours must find them where they were.
        return { contents: contents.replaceAll('import.meta.url', `'${pathToFileURL(path).href}'`), loader: 'ts' };
      });
    },
  };
}

function mutate(source: string, { file, find, replace }: Mutation): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} has moved on: this is not in it exactly once: ${find}`);
  return `${before}${replace}${after}`;
}
