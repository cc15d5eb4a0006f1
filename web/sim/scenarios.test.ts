/** Every scenario of the network lab holds, against the server in the page and against the real one alike. */
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabSession } from '../src/lab/labServer.ts';
import type { LabParts } from '../src/lab/openLab.ts';
import { createPageServer } from '../src/lab/pageServer.ts';
import { runScenario } from '../src/lab/runScenario.ts';
import { scenarios } from '../src/lab/scenarios.ts';
import type { World } from '../src/lab/world.ts';
import { createSimServer, type SimServer } from './simServer.ts';

Object.assign(Dexie.dependencies, { IDBKeyRange });
const startMs = Date.UTC(2027, 0, 4, 8);

const parts = (): Omit<LabParts<LabSession>, 'createServer'> => ({
  seed: 42,
  prefix: 'holdfast-lab-',
  startMs,
  newId: () => v7(),
  storage: { indexedDB: new IDBFactory(), IDBKeyRange },
});

describe('scenarios against the server in the page', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_, scenario) => {
    const verdict = await runScenario(scenario, {
      ...parts(),
      createServer: async (world, newId) => createPageServer(registry, world.now, newId),
    });
    expect(verdict.holds, verdict.words).toBe(true);
  });
});

describe('the same scenarios against the real server', () => {
  let server: SimServer;
  let world: World | null = null;
  let nextStartMs = startMs;
  beforeAll(async () => {
    server = await createSimServer(registry, () => world?.now() ?? startMs);
  });
  afterAll(() => server.close());

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_, scenario) => {
    const verdict = await runScenario(scenario, {
      ...parts(),
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
});
