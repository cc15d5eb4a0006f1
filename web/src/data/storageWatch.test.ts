import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { createStorageWatch, silentAfterSteps, stepMs } from './storageWatch.ts';
import { inOneTransaction, writeRecords } from './write.ts';
import { writeInSlices } from './writeInSlices.ts';

const patienceMs = silentAfterSteps * stepMs;

/** Two tabs of one browser: what one tells the other hears. */
function setUp() {
  const time = createVirtualTime();
  const listening = new Set<() => void>();
  let signs = 0;
  const busy = {
    tell: () => {
      signs += 1;
      for (const heard of listening) heard();
    },
    listen: (heard: () => void) => {
      listening.add(heard);
      return () => listening.delete(heard);
    },
  };
  const [watch, other] = [0, 0].map(() => createStorageWatch({ timers: time.timers, busy }));
  if (watch === undefined || other === undefined) throw new Error('two are made');
  const told: (number | null)[] = [];
  watch.subscribe(() => told.push(watch.silence()));
  return { time, watch, other, told, listening, signs: () => signs };
}

function waiting() {
  let answer = () => {};
  let fail = () => {};
  const step = new Promise<void>((resolve, reject) => {
    answer = resolve;
    fail = () => reject(new Error('refused'));
  });
  return { step, answer, fail };
}

describe('the watch over the storage', () => {
  it('[AP6] says how many changes wait once nothing has ended for ten seconds, and no longer than that lasts', async () => {
    const { time, watch, told } = setUp();
    const [first, second] = [waiting(), waiting()];
    watch.watch(first.step, 1);
    await time.advance(patienceMs - 1);
    expect(watch.silence()).toBeNull();
    await time.advance(1);
    expect(watch.silence()).toBe(1);
    watch.watch(second.step, 1);
    expect(watch.silence()).toBe(2);
    first.answer();
    await time.settle();
    expect(watch.silence()).toBeNull();
    await time.advance(patienceMs);
    expect(watch.silence()).toBe(1);
    second.fail();
    await time.settle();
    expect(told).toEqual([1, 2, null, 1, null]);
  });

  it('says it of reads too, which are no changes', async () => {
    const { time, watch } = setUp();
    watch.watch(waiting().step);
    await time.advance(patienceMs);
    expect(watch.silence()).toBe(0);
  });

  it('[AP6] takes work that gets on for no silence, in this tab and in another', async () => {
    const { time, watch, other, told, signs } = setUp();
    watch.watch(waiting().step, 1);
    for (let round = 0; round < 20; round += 1) {
      await time.advance(patienceMs - stepMs);
      (round % 2 === 0 ? watch : other).gotOn();
    }
    expect(told).toEqual([]);
    await time.advance(patienceMs);
    expect(told).toEqual([1]);
    expect(signs()).toBe(20);
  });

  it('a page that was frozen for long does not wake up to a claim', () => {
    const overdue: (() => void)[] = [];
    const timers = {
      after(_: number, wake: () => void) {
        overdue.push(wake);
        return () => undefined;
      },
    };
    const watch = createStorageWatch({ timers, busy: { tell: () => undefined, listen: () => () => undefined } });
    watch.watch(waiting().step, 1);
    overdue.shift()?.();
    expect([watch.silence(), overdue.length]).toEqual([null, 1]);
  });

  it('listens to nobody and wakes nobody while nothing waits', async () => {
    const { time, watch, told, listening } = setUp();
    const { step, answer } = waiting();
    watch.watch(step, 1);
    await time.advance(stepMs);
    expect(listening.size).toBe(1);
    answer();
    await time.advance(10 * patienceMs);
    expect([listening.size, told]).toEqual([0, []]);
  });

  it('tells other tabs at most once a second, however fast a long write gets on', async () => {
    const { time, watch, signs } = setUp();
    for (let slice = 0; slice < 30; slice += 1) {
      watch.gotOn();
      await time.advance(100);
    }
    expect(signs()).toBe(3);
  });
});

describe('what the watch is told of', () => {
  async function openWatched() {
    const set = setUp();
    return { ...set, device: { ...(await openTestDevice()), storageWatch: set.watch } };
  }

  it('[AP6] a write behind a transaction that does not end waits, is counted, and arrives once that ends', async () => {
    const { device, time, watch } = await openWatched();
    let isHeld = true;
    const held = device.db.transaction('rw', device.db.tables, async () => {
      while (isHeld) await device.db.meta.get('device');
    });
    const writing = writeRecords(device, [{ entity: 'todo', id: device.newId(), values: { title: 'waits' } }]);
    await time.advance(patienceMs);
    expect(watch.silence()).toBe(1);
    isHeld = false;
    await held;
    expect(await writing).toMatchObject({ ok: true });
    await time.settle();
    expect(watch.silence()).toBeNull();
    expect(await device.db.rows('todo').count()).toBe(1);
  });

  it('a write within a write is no change of its own, and a refused one no longer waits', async () => {
    const { device, time, watch, told } = await openWatched();
    const values = { title: 'one' };
    await inOneTransaction(device, ['todo'], async () =>
      writeRecords(device, [{ entity: 'todo', id: device.newId(), values }]),
    );
    await writeRecords(device, [
      { entity: 'todo', id: device.newId(), base: {}, values },
      { entity: 'todo', id: device.newId(), values: { priority: 9 } },
    ]);
    watch.watch(waiting().step);
    await time.advance(patienceMs);
    expect(told).toEqual([0]);
  });

  it('each slice of a long write is a sign', async () => {
    const { device, signs } = await openWatched();
    await writeInSlices(device, {
      entities: ['todo'],
      items: Array.from({ length: 250 }, (_, at) => `todo ${at}`),
      plan: (titles) => titles.map((title) => ({ entity: 'todo', id: device.newId(), values: { title } })),
      action: () => ({}),
    });
    expect(signs()).toBe(1);
  });
});
