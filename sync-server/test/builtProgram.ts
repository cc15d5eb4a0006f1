/**
 * The programs of the server, each in one file: as a process of its own it starts in a fraction of the time that goes
 * into compiling every file at every start. `npx pnpm start` itself is tested in .tools/start.test.ts.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeOnce } from './madeOnce.ts';
import { ownSources } from './ownSources.ts';

const entries = { main: '../src/main.ts', faultyServer: './faultyServer.ts', newEpoch: '../commands/newEpoch.ts' };

/** What is CommonJS in a bundle still asks for parts of Node. */
const banner = `import { createRequire as from } from 'node:module'; const require = from(import.meta.url);`;

/** Path of a file for `node`. */
export async function builtProgram(name: keyof typeof entries): Promise<string> {
  const folder = await madeOnce('programs', async (outdir) => {
    const { build } = await import('esbuild');
    await build({
      outdir,
      entryPoints: Object.fromEntries(
        Object.entries(entries).map(([entry, path]) => [entry, fileURLToPath(new URL(path, import.meta.url))]),
      ),
      plugins: [ownSources()],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      banner: { js: banner },
      // They read files that lie beside them.
      external: ['@electric-sql/*', 'pg-native'],
      logLevel: 'silent',
    });
  });
  return join(folder, `${name}.mjs`);
}
