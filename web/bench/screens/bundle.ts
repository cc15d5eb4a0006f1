/** A file of this folder that runs in pages, with all it imports, as one script. */
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
  });
  return outputFiles[0]?.text ?? '';
}
