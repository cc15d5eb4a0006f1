/**
 * The programs as they are shipped, and one of tests: as a process of its own each starts in a fraction of the time that
 * goes into compiling every file at every start. `npx pnpm start` itself is tested in .tools/start.test.ts.
 */
import { join } from 'node:path';
import { buildPrograms, programs } from '../build/buildPrograms.ts';
import { madeOnce } from './madeOnce.ts';

const entries = { ...programs, faultyServer: '../test/faultyServer.ts', labProxy: '../commands/labProxy.ts' };

/** Path of a file for `node`. */
export async function builtProgram(name: keyof typeof entries): Promise<string> {
  const folder = await madeOnce('programs', (outdir) => buildPrograms(outdir, entries));
  return join(folder, `${name}.mjs`);
}
