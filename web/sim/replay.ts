/** What was done by hand in the network lab, or a scenario of it, done again by the real app against the real server. */
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { runScenario, type Verdict } from '../src/lab/runScenario.ts';
import type { Scenario } from '../src/lab/scenario.ts';
import { scenarioById, scenarios } from '../src/lab/scenarios.ts';
import { readTrace, traceToScenario } from '../src/lab/trace.ts';
import type { World } from '../src/lab/world.ts';
import { createSimServer } from './simServer.ts';

const startMs = Date.UTC(2027, 0, 4, 8);

export interface Replay {
  scenario: Scenario;
  seed: number;
}

/** `text`: as the lab writes a trace. Throws a TypeError that says what is wrong with it. */
export function replayOfTrace(text: string): Replay {
  const read = readTrace(text);
  if (read.kind === 'wrong') throw new TypeError(read.why);
  return { scenario: traceToScenario(read.trace), seed: read.trace.seed };
}

/** Throws a TypeError that says which there are. */
export function replayOfScenario(id: string, seed: number): Replay {
  const scenario = scenarioById(id);
  if (scenario === undefined)
    throw new TypeError(`there is no scenario ${id}: choose from ${scenarios.map((known) => known.id).join(', ')}`);
  return { scenario, seed };
}

export async function replay({ scenario, seed }: Replay): Promise<Verdict> {
  Object.assign(Dexie.dependencies, { IDBKeyRange });
  let world: World | null = null;
  const server = await createSimServer(registry, () => world?.now() ?? startMs);
  try {
    return await runScenario(scenario, {
      seed,
      prefix: 'holdfast-lab-',
      startMs,
      newId: () => v7(),
      storage: { indexedDB: new IDBFactory(), IDBKeyRange },
      createServer: async (made) => {
        world = made;
        return server;
      },
    });
  } finally {
    await server.close();
  }
}
