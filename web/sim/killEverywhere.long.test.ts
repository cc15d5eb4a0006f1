import { registry } from '@holdfast/shared/entities/registry';
import { createDice } from '@holdfast/shared/lab/dice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntityStore } from '../src/data/entityStore.ts';
import { createWorld } from '../src/lab/world.ts';
import { createNetwork } from './network.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { releases } from './releases.ts';
import type { Session } from './signUp.ts';
import { createSimDevice, type SimDevice } from './simDevice.ts';
import { createSimServer, type SimServer } from './simServer.ts';

/** More steps than any write or run takes: the loop ends when one survives. */
const mostSteps = 200;
const minute = 60_000;
const world = createWorld(Date.UTC(2027, 0, 4, 8));
let server: SimServer;

beforeAll(async () => {
  server = await createSimServer(releases.newer, world.now);
});
afterAll(() => server.close());

async function openPair(name: string) {
  const session: Session = await server.signUp(`${name}@example.org`);
  const oracle: Oracle = createOracle(server, () => session.workspace, world.now);
  const dice = createDice(name.length, ...new TextEncoder().encode(name));
  const network = createNetwork({
    world,
    server,
    dice,
    chaos: () => 0,
    struck: () => {},
    onServed: async (served) => void (await oracle.onServed(served)),
  });
  const open = async (label: string): Promise<SimDevice> => {
    const device = createSimDevice({
      world,
      network,
      dice,
      name: `${name}-${label}`,
      session,
      release: 'newer',
      onSend: () => {},
      onTrigger: () => {},
      onFull: () => {},
      onCommit: async (self, commit) => void (await oracle.onCommit(self, commit)),
      onCrash: (_, error) => world.fail(error),
    });
    await device.openPage();
    await device.signIn(session);
    await world.pass(minute);
    return device;
  };
  return { oracle, a: await open('a'), b: await open('b') };
}

function todosOf(device: SimDevice) {
  const [page] = device.pages;
  if (page === undefined) throw new Error('no page is open');
  return createEntityStore(page.device, registry.todo);
}

async function add(device: SimDevice, title: string): Promise<string> {
  const outcome = await todosOf(device).add({ title });
  if (!outcome.ok) throw new Error(outcome.reason);
  device.wrote();
  return outcome.id;
}

/** Everybody comes back, and nothing is lost on either device or differs between them. */
async function expectWhole({ oracle, a, b }: Awaited<ReturnType<typeof openPair>>): Promise<void> {
  a.reap();
  if (a.pages.length === 0) await a.openPage();
  await oracle.checkDevice(a);
  a.trigger('person');
  await world.pass(10 * minute);
  b.trigger('person');
  await world.pass(10 * minute);
  for (const device of [a, b]) await oracle.checkDevice(device);
  await oracle.checkAgreement([a, b]);
}

describe('killed at every await', () => {
  it('[OB1] a page in the middle of a write: all of it is there or nothing', async () => {
    const pair = await openPair('write');
    const id = await add(pair.a, 'first');
    let [died, survivedAt] = [0, 0];
    for (let steps = 1; steps <= mostSteps && survivedAt === 0; steps += 1) {
      const [page] = pair.a.pages;
      if (page === undefined) throw new Error('no page is open');
      let isKilled = false;
      page.context.endAfter(steps, 'kill', () => {
        isKilled = true;
      });
      const saved = todosOf(pair.a).edit(id, { title: `title ${steps}`, notes: `notes ${steps}` });
      await Promise.race([page.context.died, saved]);
      page.context.spare();
      if (isKilled) died += 1;
      else survivedAt = steps;
      await expectWhole(pair);
      const { title, notes } = (await todosOf(pair.a).get(id)) ?? {};
      if (notes) expect(notes.split(' ')[1]).toBe(title?.split(' ')[1]);
    }
    expect(died).toBeGreaterThan(3);
    expect(survivedAt).toBe(died + 1);
  });

  it('[EN4] [OB4] the worker in the middle of a run that sends and receives: nothing is lost, nothing doubled', async () => {
    const pair = await openPair('run');
    let [died, survivedAt] = [0, 0];
    for (let steps = 1; steps <= mostSteps && survivedAt === 0; steps += 1) {
      await add(pair.b, `from b ${steps}`);
      pair.b.trigger('person');
      await world.pass(minute);
      await add(pair.a, `from a ${steps}`);
      let isKilled = false;
      pair.a.worker()?.endAfter(steps, 'kill', () => {
        isKilled = true;
      });
      pair.a.trigger('person');
      await world.pass(minute);
      pair.a.worker()?.spare();
      if (isKilled) died += 1;
      else survivedAt = steps;
      await expectWhole(pair);
    }
    expect(died).toBeGreaterThan(20);
    expect(survivedAt).toBe(died + 1);
  });
});
