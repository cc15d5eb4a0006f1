/** Every scenario of the network lab holds against the server in the page; scenarios.long.test.ts: against the real one. */
import { registry } from '@holdfast/shared/entities/registry';
import { expect, it } from 'vitest';
import { createPageServer } from '../src/lab/pageServer.ts';
import { runScenario } from '../src/lab/runScenario.ts';
import { scenarios } from '../src/lab/scenarios.ts';
import { scenarioParts } from './scenarioParts.ts';

it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_, scenario) => {
  const verdict = await runScenario(scenario, {
    ...scenarioParts(),
    createServer: async (world, newId) => createPageServer(registry, world.now, newId),
  });
  expect(verdict.holds, verdict.words).toBe(true);
});
