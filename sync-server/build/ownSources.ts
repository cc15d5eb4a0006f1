/** How esbuild reads our own sources, so that a file that looks for its neighbours finds them from the bundle too. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Plugin } from 'esbuild';

/** `outdir`: where the bundles will lie. `change` may replace the text of a file on the way. */
export function ownSources(outdir: string, change = (_path: string, text: string) => text): Plugin {
  return {
    name: 'own sources',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = change(path, await readFile(path, 'utf8'));
        // Relative, so that the project can be built in one place and run in another.
        const own = `new URL(${JSON.stringify(relative(outdir, path))}, import.meta.url).href`;
        return { contents: text.replaceAll('import.meta.url', own), loader: 'ts' };
      });
    },
  };
}
