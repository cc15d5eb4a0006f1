/** The app as it is now, and what every server of the tests is made from, before several workers ask for it at once. */
import { builtProgram } from '@holdfast/sync-server/test/builtProgram.ts';
import { emptyDatabase } from '@holdfast/sync-server/test/emptyDatabase.ts';
import { runStep } from '../../.tools/runStep.ts';

export default async function makeServer(): Promise<void> {
  const args = ['--import', 'tsx', '.tools/build.ts', '--quiet'];
  if ((await runStep(process.execPath, args)) !== 0) throw new Error('The app cannot be built.');
  await Promise.all([emptyDatabase(), builtProgram('faultyServer')]);
}
