/**
 * Names a build after the agreement, by which changes are judged. After another name devices offer again what was refused
 * [OB5]. Tests and development have no name.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Sets `import.meta.env.VITE_BUILD`. */
export function nameBuild(agreement: string): Plugin {
  return {
    name: 'holdfast-name-build',
    apply: 'build',
    config: () => ({ define: { 'import.meta.env.VITE_BUILD': JSON.stringify(digestOf(agreement)) } }),
  };
}

/** Changes with the name or the content of any file but tests, and with nothing else. */
export function digestOf(folder: string): string {
  const digest = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    digest
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update('\0');
  }
  return digest.digest('hex').slice(0, 16);
}
