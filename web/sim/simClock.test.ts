import { advanceUntil } from '@holdfast/shared/clock/timers.contract';
import { createDice } from '@holdfast/shared/lab/dice';
import { expect, it } from 'vitest';
import { openDevice } from '../src/data/device.ts';
import { createContext } from '../src/lab/context.ts';
import { createWorld } from '../src/lab/world.ts';
import { clockContract } from '../src/sync/clock.contract.ts';
import { randomContract } from '../src/sync/random.contract.ts';
import { createSimStorage } from './simStorage.ts';

clockContract('a simulated device', 'to the millisecond', async () => {
  const world = createWorld(Date.UTC(2027, 0, 4, 8));
  const context = createContext(world, 'page');
  const storage = createSimStorage({ world, dice: createDice(1), onFull: () => {} });
  const { now } = await storage.open(context, openDevice, { release: 'newer', updates: 0 }, storage.database);
  let wallMs = 0;
  return {
    clock: { now, elapsed: world.elapsed },
    timers: context.timers,
    until: advanceUntil(world.pass),
    setWall(byMs) {
      wallMs += byMs;
      storage.setSkew(wallMs);
    },
  };
});

it('a page that was frozen is told in order what is due, but for what it calls off meanwhile', async () => {
  const world = createWorld(0);
  const { timers, freeze, thaw } = createContext(world, 'page');
  const woken: string[] = [];
  timers.after(10, () => {
    woken.push('first');
    callOff();
  });
  const callOff = timers.after(20, () => woken.push('called off'));
  timers.after(30, () => woken.push('last'));
  freeze();
  await world.pass(100);
  expect(woken).toEqual([]);
  thaw();
  expect(woken).toEqual(['first', 'last']);
});

randomContract('a seed', () => createDice(1));
