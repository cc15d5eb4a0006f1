/** Programs of the server, each in one file: they start in a fraction of the time and need no compiler beside them. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ownSources } from './ownSources.ts';

/** What is CommonJS in a bundle still asks for parts of Node. */
const banner = `import { createRequire as from } from 'node:module'; const require = from(import.meta.url);`;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is shipped. Paths from this folder. */
export const programs = { main: '../src/main.ts', newEpoch: '../commands/newEpoch.ts' };

/** `entries`: name to path from this folder; each becomes `outdir`/name.mjs. Rejects with what does not compile. */
export async function buildPrograms(outdir: string, entries: Readonly<Record<string, string>>): Promise<void> {
  await build({
    outdir,
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, here(path)])),
    plugins: [ownSources(outdir)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    banner: { js: banner },
    // They read files that lie beside them.
    external: ['@electric-sql/*', 'pg-native'],
    logLevel: 'error',
  });
}
