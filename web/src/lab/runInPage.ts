/** Scenarios and twins in this page, over databases of their own in this browser, which are gone afterwards. */
import { registry } from '@holdfast/shared/entities/registry';
import { v7 } from 'uuid';
import { defaultSettings } from '../sync/settings.ts';
import type { LabSession } from './labServer.ts';
import type { LabParts } from './openLab.ts';
import { createPageServer } from './pageServer.ts';
import { runScenario, type Verdict } from './runScenario.ts';
import type { Scenario } from './scenario.ts';
import { realNow } from './shiftDate.ts';
import { openTwin, type Twin } from './twin.ts';

/** No database of a person's begins so. */
const prefix = 'holdfast-lab-';

/** What a lab of this page is made of. */
const pageLab = (seed: number): LabParts<LabSession> => ({
  seed,
  prefix: `${prefix}${v7()}-`,
  startMs: realNow(),
  newId: () => v7(),
  createServer: async (world, newId) => createPageServer(registry, world.now, newId),
});

export function runInPage(scenario: Scenario, seed: number): Promise<Verdict> {
  return runScenario(scenario, pageLab(seed));
}

/** Exchanges are as large as those of the app: a person may load many records. */
export function openTwinInPage(seed: number): Promise<Twin> {
  return openTwin({ ...pageLab(seed), settings: defaultSettings });
}

/** What a page that was closed in the middle of one has left. Another tab's own may be among it: that one is then broken. */
export async function deleteLeftovers(): Promise<void> {
  const known = (await indexedDB.databases?.()) ?? [];
  for (const { name } of known) if (name?.startsWith(prefix)) indexedDB.deleteDatabase(name);
}
