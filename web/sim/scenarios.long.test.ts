/** Every scenario of the network lab holds against the real server as it does against the one in the page. */
import { registry } from '@holdfast/shared/entities/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScenario } from '../src/lab/runScenario.ts';
import { scenarios } from '../src/lab/scenarios.ts';
import type { World } from '../src/lab/world.ts';
import { scenarioParts, scenarioStartMs } from './scenarioParts.ts';
import { createSimServer, type SimServer } from './simServer.ts';

let server: SimServer;
let world: World | null = null;
let nextStartMs = scenarioStartMs;
beforeAll(async () => {
  server = await createSimServer(registry, () => world?.now() ?? scenarioStartMs);
});
afterAll(() => server.close());

it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_, scenario) => {
  const verdict = await runScenario(scenario, {
    ...scenarioParts(),
    startMs: nextStartMs,
    createServer: async (made) => {
      world = made;
      return server;
    },
  });
  // One server for all: its time goes on.
  nextStartMs = (world?.now() ?? nextStartMs) + 1000;
  expect(verdict.holds, verdict.words).toBe(true);
});
