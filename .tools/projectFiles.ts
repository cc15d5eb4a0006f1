/** The project's own files, for what is checked or chosen by reading them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runStep.ts';

const others = ['node_modules', 'dist', '.git', '.data', 'test-results'];

export const readProjectFile = (path: string) => readFileSync(join(root, path), 'utf8');

/** Paths of everything in a folder, below the root. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (others.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const usesFastCheck = /from 'fast-check'/;

/** Those of `paths` that hold properties, to be tried with many values. */
export const withProperties = (paths: string[]) => paths.filter((path) => usesFastCheck.test(readProjectFile(path)));
