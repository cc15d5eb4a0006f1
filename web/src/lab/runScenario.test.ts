import { registry } from '@holdfast/shared/entities/registry';
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { LabServer, LabSession } from './labServer.ts';
import { createPageServer } from './pageServer.ts';
import { runScenario } from './runScenario.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';
import { scenarioById } from './scenarios.ts';

Object.assign(Dexie.dependencies, { IDBKeyRange });

/** `spoil`: what is wrong with the server. */
function run(scenario: Scenario | undefined, spoil: (server: LabServer<LabSession>) => Partial<LabServer<LabSession>>) {
  if (scenario === undefined) throw new Error('no such scenario');
  return runScenario(scenario, {
    seed: 1,
    prefix: 'holdfast-lab-',
    startMs: Date.UTC(2027, 0, 4, 8),
    newId: () => v7(),
    storage: { indexedDB: new IDBFactory(), IDBKeyRange },
    async createServer(world, newId) {
      const server = createPageServer(registry, world.now, newId);
      return { ...server, ...spoil(server) };
    },
  });
}

const respond = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'x-holdfast': '1', 'content-type': 'application/json' } });

async function changed(answer: Response | null, change: (reply: ExchangeReply) => object): Promise<Response> {
  const reply = (await answer?.json()) as ExchangeReply;
  return respond({ ...reply, ...change(reply) });
}

const simple: ScenarioStep[] = [
  { do: 'write', on: 'a', record: 'tea', values: { title: 'Tea' } },
  { do: 'sync', on: 'a' },
  { do: 'pass', ms: 60_000 },
];
const plain: Scenario = { id: 'plain', name: 'Plain', about: 'Nothing goes wrong.', mustHold: 'All.', steps: simple };

describe('a scenario finds out', () => {
  it('nothing where nothing is wrong', async () => {
    const { holds, words } = await run(plain, () => ({}));
    expect(holds, words).toBe(true);
    expect(words).toMatch(/^1 field written, all of them on both devices and the server, after \d+ exchanges/);
  });

  it('a server that says "applied" and stores nothing', async () => {
    const verdict = await run(plain, (server) => ({
      async exchange(session, body, account) {
        const request = JSON.parse(body);
        const answer = await server.exchange(session, JSON.stringify({ ...request, changes: [] }), account);
        const verdicts = request.changes.map(({ entity, id }: { entity: string; id: string }) => ({
          entity,
          id,
          verdict: 'applied',
        }));
        return changed(answer, () => ({ verdicts }));
      },
    }));
    expect(verdict).toEqual({ holds: false, words: expect.stringMatching(/^a: 1 fields are lost/) });
  });

  it('a server that hands nothing on', async () => {
    const verdict = await run(plain, (server) => ({
      exchange: async (session, body, account) =>
        changed(await server.exchange(session, body, account), () => ({ changes: [] })),
    }));
    expect(verdict).toEqual({ holds: false, words: expect.stringMatching(/^b: .* more are on the server/) });
  });

  it('a database put back that nobody notices', async () => {
    const verdict = await run(scenarioById('database-restored'), (server) => ({
      exchange: async (session, body, account) =>
        changed(await server.exchange(session, body, account), () => ({ reset: false })),
    }));
    expect(verdict.holds).toBe(false);
  });

  it('a fault that met nothing', async () => {
    const steps: ScenarioStep[] = [...simple, { do: 'faults', on: 'a', rules: 'portal' }];
    const verdict = await run({ ...plain, steps }, () => ({}));
    expect(verdict).toEqual({ holds: false, words: 'portal has met nothing, so this has shown nothing' });
  });

  it('a person who is told what is not so', async () => {
    const steps: ScenarioStep[] = [...simple, { do: 'told', on: 'a', problem: 'offline' }];
    const verdict = await run({ ...plain, steps }, () => ({}));
    expect(verdict).toEqual({ holds: false, words: 'a is told "null" where it is "offline"' });
  });
});
