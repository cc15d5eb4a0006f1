/** Builds again only what would come out otherwise, or is no longer as its build left it. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder } from './projectFiles.ts';
import { root } from './runStep.ts';

/** Paths from the root. */
export interface Build {
  /** Folders and files. Rather too much than too little: what is forgotten here is never built. */
  sources: readonly string[];
  output: string;
  /** Where it is noted what the output was built from: beside the output, for what lies in there is served. */
  note: string;
}

/** `built`: now; `kept`: as it was; `failed`: `run` did not answer 0. */
export async function buildOnce(
  { sources, output, note }: Build,
  run: () => Promise<number>,
): Promise<'built' | 'kept' | 'failed'> {
  // Looked at before: what changes while it is being built is built the next time.
  const from = digestOf(sources);
  const notePath = join(root, note);
  const isNoted = existsSync(notePath) && existsSync(join(root, output));
  if (isNoted && readFileSync(notePath, 'utf8') === `${from} ${digestOf([output])}`) return 'kept';
  if ((await run()) !== 0) return 'failed';
  mkdirSync(dirname(notePath), { recursive: true });
  writeFileSync(notePath, `${from} ${digestOf([output])}`);
  return 'built';
}

/** No build reads tests, and what tries out the app from outside. */
const isBesides = (path: string) => /\.test\.tsx?$|^web\/(e2e|sim|bench)\/|\.md$/.test(path);

function digestOf(paths: readonly string[]): string {
  const digest = createHash('sha256');
  const files = paths.flatMap((path) => (lstatSync(join(root, path)).isDirectory() ? filesUnder(path) : path));
  for (const path of files.filter((path) => !isBesides(path)).sort()) {
    const content = readFileSync(join(root, path));
    digest.update(`${path}\0${content.length}\0`).update(content);
  }
  return digest.digest('hex');
}
