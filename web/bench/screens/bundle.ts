/**
 * A file of this folder that runs in pages, with all it imports, as one script. Whoever imports Dexie gets the app's: it
 * refuses to be loaded in two versions.
 */
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export function bundle(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    alias: { dexie: fileURLToPath(new URL('../../node_modules/dexie', import.meta.url)) },
  });
  return outputFiles[0]?.text ?? '';
}
