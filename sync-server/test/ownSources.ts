/** How esbuild reads our own sources, wherever what it makes of them will lie. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** `change` may replace the text of a file on the way. */
export function ownSources(change = (_path: string, text: string) => text): Plugin {
  return {
    name: 'own sources',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = change(path, await readFile(path, 'utf8'));
        // Files that look for their neighbours must find them where they were.
        return { contents: text.replaceAll('import.meta.url', `'${pathToFileURL(path).href}'`), loader: 'ts' };
      });
    },
  };
}
