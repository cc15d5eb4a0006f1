import { describe, expect, it } from 'vitest';
import { createTestEngine, minute, second } from './fakes/testEngine.ts';
import type { TransportOutcome } from './ports.ts';
import { defaultSettings } from './settings.ts';

const unreachable: TransportOutcome = { kind: 'unreachable', retryAfterMs: null };

describe('engine: when it runs', () => {
  it('[OB2] gathers writes: one run two seconds after the first of them', async () => {
    const { time, write, requests, transport, store } = createTestEngine();
    write();
    await time.advance(1 * second);
    write();
    write();
    await time.advance(999);
    expect(requests()).toBe(0);
    await time.advance(1);
    expect(requests()).toBe(1);
    expect(transport.requests[0]?.changes).toHaveLength(3);
    expect(store.waiting).toBe(0);
  });

  it('runs at most once per five seconds while writing goes on', async () => {
    const { time, write, requests } = createTestEngine();
    for (let step = 0; step < 600; step += 1) {
      write();
      await time.advance(100);
    }
    expect(requests()).toBeGreaterThanOrEqual(11);
    expect(requests()).toBeLessThanOrEqual(13);
  });

  it('runs at once when hidden with unsent writes, and not at all when hidden without', async () => {
    const { time, write, requests, engine } = createTestEngine();
    engine.trigger('hidden');
    await time.settle();
    expect(requests()).toBe(0);
    write();
    engine.trigger('hidden');
    await time.settle();
    expect(requests()).toBe(1);
    engine.trigger('hidden');
    await time.settle();
    expect(requests()).toBe(1);
  });

  it.each(['start', 'person', 'signed_in', 'online', 'poke'] as const)('runs at once on %s', async (trigger) => {
    const { time, engine, requests } = createTestEngine();
    engine.trigger(trigger);
    await time.settle();
    expect(requests()).toBe(1);
  });

  it('[SV6] without any poke a slow heartbeat still asks', async () => {
    const { time, engine, requests } = createTestEngine();
    engine.trigger('start');
    await time.advance(3 * defaultSettings.heartbeatMs);
    expect(requests()).toBe(4);
  });

  it('while paused only a person makes it run, and resuming catches up', async () => {
    const { time, engine, requests, write } = createTestEngine();
    engine.pause('person');
    write();
    engine.trigger('poke');
    engine.trigger('online');
    await time.advance(30 * minute);
    expect(requests()).toBe(0);
    engine.trigger('person');
    await time.settle();
    expect(requests()).toBe(1);
    write();
    await time.advance(30 * minute);
    expect(requests()).toBe(1);
    engine.resume('person');
    await time.settle();
    expect(requests()).toBe(2);
  });
});

describe('engine: paused for more than one reason', () => {
  it('[AU1] nobody may ask while a session changes hands, and it goes on when the last reason is gone', async () => {
    const { time, engine, requests, write } = createTestEngine();
    engine.pause('person');
    engine.pause('changing_hands');
    engine.pause('changing_hands');
    write();
    for (const trigger of ['person', 'signed_in', 'resumed'] as const) engine.trigger(trigger);
    await time.advance(30 * minute);
    engine.resume('changing_hands');
    await time.settle();
    expect([requests(), engine.isPaused()]).toEqual([0, true]);
    engine.resume('person');
    await time.settle();
    expect([requests(), engine.isPaused()]).toEqual([1, false]);
    engine.resume('person');
    await time.settle();
    expect(requests()).toBe(1);
  });
});

describe('engine: paused in the middle of a run', () => {
  it('[AU1] the exchange in flight is called off, no other follows, and no problem is claimed', async () => {
    const { time, transport, engine, store, requests } = createTestEngine();
    store.add(2_000);
    transport.hangNext();
    engine.trigger('start');
    await time.settle();
    engine.pause('person');
    await time.advance(30 * minute);
    expect(requests()).toBe(1);
    expect(engine.status()).toMatchObject({ running: false, problem: null });
    engine.resume('person');
    await time.settle();
    expect(store.waiting).toBe(0);
  });
});

describe('engine: one run at a time', () => {
  it('[EN1] [EN2] whatever is asked during a run is served by exactly one later run', async () => {
    const { time, transport, engine, requests } = createTestEngine();
    transport.hangNext();
    engine.trigger('start');
    await time.settle();
    for (const trigger of ['poke', 'online', 'poke', 'visible'] as const) engine.trigger(trigger);
    await time.settle();
    expect(requests()).toBe(1);
    transport.release();
    await time.settle();
    expect(requests()).toBe(2);
    expect(transport.inFlight.most).toBe(1);
  });

  it('[EN1] random triggers, writes and failures never make two exchanges overlap', async () => {
    const { time, transport, engine, write } = createTestEngine();
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % n;
    };
    const triggers = ['poke', 'online', 'visible', 'hidden', 'person', 'start'] as const;
    for (let step = 0; step < 500; step += 1) {
      if (next(3) === 0) transport.hangNext();
      if (next(4) === 0) transport.failNext(1, unreachable);
      if (next(2) === 0) write();
      engine.trigger(triggers[next(triggers.length)] ?? 'poke');
      await time.advance(next(4000));
      if (next(2) === 0) transport.release();
    }
    expect(transport.inFlight.most).toBe(1);
    expect(transport.requests.length).toBeGreaterThan(100);
  });

  it('[EN2] a write during a run is taken by the next one, after the usual gap', async () => {
    const { time, transport, engine, store, write, requests } = createTestEngine();
    transport.hangNext();
    engine.trigger('start');
    await time.settle();
    write();
    transport.release();
    await time.settle();
    expect(requests()).toBe(1);
    await time.advance(5 * second);
    expect(requests()).toBe(2);
    expect(store.waiting).toBe(0);
  });

  it('[EN6] a try without an answer is given up, and "sync now" does not wait for that', async () => {
    const { time, transport, engine, requests } = createTestEngine();
    transport.hangNext();
    engine.trigger('start');
    await time.advance(10 * second);
    engine.trigger('person');
    await time.settle();
    expect(requests()).toBe(2);
    expect(engine.status()).toMatchObject({ running: false, problem: null });

    transport.hangNext();
    engine.trigger('poke');
    await time.advance(defaultSettings.exchangeTimeoutMs);
    expect(engine.status()).toMatchObject({ running: false, problem: { kind: 'unreachable' } });
  });

  it('[EN6] [LD1] waking up gives up a try that hangs, and starts exactly one fresh run', async () => {
    const { time, transport, engine, store, requests } = createTestEngine();
    store.add(1);
    transport.hangNext();
    engine.trigger('start');
    await time.settle();
    for (const trigger of ['poke', 'visible'] as const) engine.trigger(trigger);
    await time.settle();
    expect(requests()).toBe(1);
    for (let times = 0; times < 3; times += 1) engine.trigger('resumed');
    await time.advance(10 * second);
    expect(requests()).toBe(2);
    expect(transport.inFlight).toEqual({ now: 0, most: 1 });
    expect(store.waiting).toBe(0);
    expect(engine.status()).toMatchObject({ running: false, problem: null });
  });

  it('waking up runs at once where nothing was under way, even while a retry is far off', async () => {
    const { time, transport, engine, requests } = createTestEngine();
    transport.failNext(1, { kind: 'problem', code: 'unavailable', retryAfterMs: 10 * minute });
    engine.trigger('start');
    await time.settle();
    engine.trigger('resumed');
    await time.settle();
    expect(requests()).toBe(2);
    expect(engine.status().problem).toBeNull();
  });

  it('[EN3] a run that crashes is reported and followed by another', async () => {
    const { time, engine, store, crashes, requests } = createTestEngine();
    const { pack } = store;
    store.pack = () => Promise.reject(new Error('disk on fire'));
    engine.trigger('start');
    await time.settle();
    expect(crashes).toHaveLength(1);
    expect(engine.status().problem).toMatchObject({ kind: 'crashed' });
    store.pack = pack;
    await time.advance(minute);
    expect(requests()).toBe(1);
    expect(engine.status().problem).toBeNull();
  });

  it('stops for good: an aborted run, no later one', async () => {
    const { time, transport, engine, write, requests } = createTestEngine();
    transport.hangNext();
    engine.trigger('start');
    await time.settle();
    await engine.stop();
    write();
    engine.trigger('person');
    await time.advance(10 * minute);
    expect(requests()).toBe(1);
  });
});

describe('engine: when the server does not answer well', () => {
  it('[EN3] a failed run is retried by itself, and what was asked meanwhile is not lost', async () => {
    const { time, transport, engine, store, write } = createTestEngine();
    transport.failNext(3, unreachable);
    engine.trigger('start');
    await time.settle();
    write();
    await time.advance(minute);
    expect(store.waiting).toBe(0);
    expect(engine.status().problem).toBeNull();
  });

  it('an hour of outage under steady typing is a bounded number of tries', async () => {
    const { time, transport, engine, write, requests } = createTestEngine();
    transport.failFromNowOn(unreachable);
    engine.trigger('start');
    for (let step = 0; step < 3600; step += 1) {
      write();
      await time.advance(second);
    }
    expect(requests()).toBeGreaterThan(10);
    expect(requests()).toBeLessThan(30);
    transport.heal();
    engine.trigger('online');
    await time.settle();
    expect(engine.status().problem).toBeNull();
  });

  it('[EN6] on a link too slow for the usual size, what is sent and asked for shrinks until it fits, and grows again', async () => {
    const { time, transport, engine, store } = createTestEngine();
    store.add(500);
    for (let hung = 0; hung < 3; hung += 1) transport.hangNext();
    engine.trigger('start');
    await time.advance(10 * minute);
    expect(store.waiting).toBe(0);
    const sizes = transport.requests.map(({ changes }) => changes.length);
    expect(sizes.slice(0, 4)).toEqual([500, 250, 125, 63]);
    expect(transport.requests[3]?.limit).toBe(125);
    store.add(500);
    engine.trigger('person');
    await time.settle();
    expect(transport.requests.at(-1)?.changes.length).toBeGreaterThan(63);
  });

  it('[HLC2] a wall clock that is set back a day delays nothing', async () => {
    const { time, engine, store, write } = createTestEngine();
    engine.trigger('start');
    await time.settle();
    time.setWall(-24 * 60 * minute);
    write();
    await time.advance(5 * second);
    expect(store.waiting).toBe(0);
  });

  it('Retry-After is a floor', async () => {
    const { time, transport, engine, requests } = createTestEngine();
    transport.failNext(1, { kind: 'problem', code: 'unavailable', retryAfterMs: 90 * second });
    engine.trigger('start');
    await time.advance(90 * second - 1);
    expect(requests()).toBe(1);
    await time.advance(30 * second);
    expect(requests()).toBe(2);
  });

  it.each(['unauthenticated', 'not_a_member', 'upgrade_required'] as const)(
    '[AU2] %s halts sync: typing makes no requests, a sign-in does',
    async (code) => {
      const { time, transport, engine, write, requests } = createTestEngine();
      transport.failNext(1, { kind: 'problem', code, retryAfterMs: null });
      engine.trigger('start');
      await time.settle();
      expect(engine.status().problem).toEqual({ kind: code, retryAt: null });
      for (let step = 0; step < 60; step += 1) {
        write();
        await time.advance(second);
      }
      expect(requests()).toBe(1);
      engine.pause('person');
      engine.trigger('signed_in');
      await time.settle();
      // An update is not a matter of sessions.
      const left = code === 'upgrade_required' ? { kind: code, retryAt: null } : null;
      expect([engine.status().problem, requests()]).toEqual([left, 1]);
      engine.resume('person');
      await time.settle();
      expect(requests()).toBe(2);
    },
  );

  it('[OB4] a captive portal and a gateway error are transient and named', async () => {
    const { time, transport, engine, store, write } = createTestEngine();
    write();
    transport.failNext(1, { kind: 'portal' });
    engine.trigger('start');
    await time.settle();
    expect(engine.status().problem).toMatchObject({ kind: 'portal' });
    expect(store.waiting).toBe(1);
    await time.advance(minute);
    expect(store.waiting).toBe(0);
  });

  it('a batch that is too large is halved until it fits', async () => {
    const { time, transport, engine, store } = createTestEngine();
    store.add(20);
    transport.failNext(2, { kind: 'problem', code: 'too_large', retryAfterMs: null });
    engine.trigger('start');
    await time.settle();
    expect(transport.requests.map(({ changes }) => changes.length)).toEqual([20, 10, 5, 5, 5, 5]);
    expect(store.waiting).toBe(0);
  });

  it('[LD1] a run whose lease was taken applies nothing and claims nothing', async () => {
    const { time, transport, engine, store } = createTestEngine();
    store.add(1);
    transport.hangNext();
    engine.trigger('start');
    await time.settle();
    await store.takeLease();
    transport.release();
    await time.settle();
    expect(store).toMatchObject({ applied: 0, waiting: 1 });
    expect(engine.status().syncedAt).toBeNull();
  });
});

describe('engine: a storage that does not answer', () => {
  const steps = ['takeLease', 'pack', 'apply'] as const;

  it.each(steps)('[EN6] [EN7] a run whose %s never ends is given up, says so, and follows the answer', async (step) => {
    const { time, engine, store, write, transport, crashes } = createTestEngine();
    const answer = store.silence(step);
    write();
    await time.advance(defaultSettings.writePauseMs + defaultSettings.storeTimeoutMs - 1);
    expect(engine.status()).toMatchObject({ running: true, problem: null });
    await time.advance(1);
    expect(engine.status()).toMatchObject({ running: false, problem: { kind: 'storage_silent', retryAt: null } });
    expect(store.waiting).toBe(1);
    answer();
    await time.settle();
    expect(engine.status()).toMatchObject({ running: false, problem: null });
    expect([store.waiting, transport.inFlight.most, crashes]).toEqual([0, 1, []]);
  });

  it('[EN7] a slow step is waited for', async () => {
    const { time, engine, store, heard } = createTestEngine();
    const answer = store.silence('apply');
    engine.trigger('start');
    await time.advance(defaultSettings.storeTimeoutMs - 1);
    answer();
    await time.advance(minute);
    expect(heard.filter(({ problem }) => problem !== null)).toEqual([]);
  });

  it('[EN6] a person may try again meanwhile, and it can be stopped', async () => {
    const { time, engine, store } = createTestEngine();
    store.silence('takeLease');
    engine.trigger('start');
    await time.advance(defaultSettings.storeTimeoutMs);
    engine.trigger('person');
    await time.settle();
    expect(engine.status().running).toBe(true);
    const stopped = engine.stop();
    await time.advance(defaultSettings.storeTimeoutMs);
    await stopped;
  });

  it('[EN7] while paused the problem goes with the answer, and nothing runs', async () => {
    const { time, engine, store, requests } = createTestEngine();
    const answer = store.silence('takeLease');
    engine.trigger('start');
    await time.advance(defaultSettings.storeTimeoutMs);
    engine.pause('person');
    answer();
    await time.settle();
    expect([engine.status().problem, requests()]).toEqual([null, 0]);
  });
});
