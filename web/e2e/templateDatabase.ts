/** Once a run: a migrated, empty embedded database that every test copies. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerForTest } from './server.ts';

export default async function makeTemplate(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-template-'));
  const template = join(folder, 'data');
  const server = await createServerForTest(null);
  await server.start();
  await server.stop();
  await cp(server.dataDir, template, { recursive: true });
  await server.dispose();
  process.env.HOLDFAST_TEMPLATE = template;
  return () => rm(folder, { recursive: true, force: true });
}
