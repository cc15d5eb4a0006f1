/** What every server of the tests is made from, before several workers ask for it at once. */
import { builtProgram } from '@holdfast/sync-server/test/builtProgram.ts';
import { emptyDatabase } from '@holdfast/sync-server/test/emptyDatabase.ts';

export default async function makeServer(): Promise<void> {
  await Promise.all([emptyDatabase(), builtProgram('faultyServer')]);
}
