import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { describe, expect, it } from 'vitest';
import { createTestEngine, minute, second } from './fakes/testEngine.ts';
import type { TransportOutcome } from './ports.ts';
import { defaultSettings } from './settings.ts';

const serverFault: TransportOutcome = { kind: 'problem', code: 'internal', retryAfterMs: null };
const proxySays = (status: number): TransportOutcome => ({ kind: 'unreachable', status, retryAfterMs: null });
const hour = 60 * minute;

/** An outbox of `count` records, and a server to whom the one at `at` is poison. */
function setUp(count: number, at: number, outcome: TransportOutcome = serverFault) {
  const parts = createTestEngine();
  const { store, transport, engine } = parts;
  const ids = store.add(count);
  const poison = ids[at] ?? '';
  const carries = ({ changes }: ExchangeRequest, id: string) => changes.some((change) => change.id === id);
  transport.failFromNowOn(outcome, (request) => carries(request, poison));
  return {
    ...parts,
    poison,
    sizes: () => transport.requests.map(({ changes }) => changes.length),
    /** How many records travelled with `id`, itself included, each time it was sent since request `from`. */
    sizesWith: (id: string, from = 0) =>
      transport.requests
        .slice(from)
        .filter((request) => carries(request, id))
        .map(({ changes }) => changes.length),
    status: () => engine.status(),
  };
}

describe('a record the server fails on', () => {
  it.each([
    ['the server', serverFault],
    ['the server, taking the request for nonsense', { ...serverFault, code: 'invalid_request' }],
    ['a gateway', proxySays(502)],
    ['a filter on the way that does not like its words', proxySays(403)],
  ] as const)(
    '[OB4] among twenty is found by halving, stays here, and all others arrive; %s says no',
    async (_, says) => {
      const { time, engine, store, poison, sizes, status } = setUp(20, 7, says);
      engine.trigger('start');
      await time.advance(10 * second);
      // Two failures and one exchange that pushes nothing; the halves; the same question again; and the others.
      expect(sizes()).toEqual([20, 20, 0, 10, 5, 3, 2, 1, 0, 1, 2, 4, 5, 0]);
      expect(store.ids()).toEqual([poison]);
      expect(status()).toMatchObject({ alone: 1, problem: null });
    },
  );

  it('among five hundred is found in little more than twenty requests, wherever it stands', async () => {
    for (const at of [0, 1, 250, 333, 499]) {
      const { time, engine, store, poison, requests } = setUp(500, at);
      engine.trigger('start');
      await time.advance(10 * second);
      expect(store.ids()).toEqual([poison]);
      expect(requests()).toBeLessThanOrEqual(24);
    }
  });

  it('[OB4] is tried alone again, after waits that grow, and holds up nobody in between', async () => {
    const { time, engine, store, write, poison, transport, sizesWith } = setUp(20, 7);
    engine.trigger('start');
    await time.advance(10 * second);
    const from = transport.requests.length;
    const tried: number[] = [];
    for (let minutes = 0; minutes < 60; minutes += 1) {
      const before = sizesWith(poison, from).length;
      write();
      await time.advance(minute);
      expect(store.ids()).toEqual([poison]);
      if (sizesWith(poison, from).length > before) tried.push(minutes);
    }
    expect(new Set(sizesWith(poison, from))).toEqual(new Set([1]));
    const waits = tried.slice(1).map((at, n) => at - (tried[n] ?? 0));
    expect(waits).toEqual([2, 4, 8, 10, 10, 10, 10]);
  });

  it('arrives once the server takes it', async () => {
    const { time, transport, engine, store, status } = setUp(20, 7);
    engine.trigger('start');
    await time.advance(10 * second);
    transport.heal();
    await time.advance(defaultSettings.heartbeatMs);
    expect(store.waiting).toBe(0);
    expect(status()).toMatchObject({ alone: 0, problem: null });
  });

  it('[OB2] travels with the others again once it was edited', async () => {
    const { time, transport, engine, store, write, poison, sizesWith, status } = setUp(20, 7);
    engine.trigger('start');
    await time.advance(10 * second);
    transport.heal();
    const from = transport.requests.length;
    store.edit(poison);
    write();
    await time.advance(10 * second);
    expect(sizesWith(poison, from)).toEqual([2]);
    expect(store.waiting).toBe(0);
    // The edit that was alone is no more; that is noticed when its turn comes.
    await time.advance(10 * minute);
    expect(status().alone).toBe(0);
  });

  it('is found although the server never answers it', async () => {
    const { time, transport, engine, store, poison } = setUp(3, 1);
    transport.heal();
    transport.hangOn(({ changes }) => changes.some(({ id }) => id === poison));
    engine.trigger('start');
    await time.advance(hour);
    expect(store.ids()).toEqual([poison]);
    expect(engine.status().alone).toBe(1);
  });

  it('is not found in one that has the link to itself: that may be slow', async () => {
    const { time, transport, engine, store, requests } = setUp(1, 0);
    transport.heal();
    transport.hangOn(({ changes }) => changes.length > 0);
    engine.trigger('start');
    await time.advance(hour);
    expect(requests()).toBeGreaterThan(5);
    expect([engine.status().alone, store.waiting]).toEqual([0, 1]);
  });

  it('[RH1] is not looked for while the server turns out to have been restored: the next run counts anew', async () => {
    const { time, transport, engine, store, sizes } = setUp(0, 0);
    store.add(20);
    transport.failNext(2, serverFault);
    const reply = { serverTime: 0, cursor: 'new', more: false, reset: true, changes: [], verdicts: [] };
    transport.failNext(1, { kind: 'reply', reply });
    engine.trigger('start');
    await time.advance(2 * second);
    expect(sizes()).toEqual([20, 20, 0]);
    expect([store.applied, store.waiting]).toEqual([1, 20]);
    await time.advance(10 * second);
    expect(sizes()).toEqual([20, 20, 0, 20]);
    expect(store.waiting).toBe(0);
  });

  it('several are found one after the other', async () => {
    const { time, transport, engine, store, poison } = setUp(500, 333);
    const others = [store.ids()[334] ?? '', store.ids()[20] ?? ''];
    transport.failFromNowOn(serverFault, ({ changes }) => changes.some(({ id }) => others.includes(id)));
    engine.trigger('start');
    await time.advance(minute);
    expect(store.ids().sort()).toEqual([poison, ...others].sort());
  });
});

describe('pages that come in one after the other', () => {
  it('the next one is asked for while this one is written, and its own time is measured', async () => {
    const { time, engine, store, transport } = createTestEngine();
    transport.promiseMore(2);
    store.holdNextApply();
    engine.trigger('start');
    await time.advance(10 * second);
    expect([store.applied, transport.requests.map(({ cursor }) => cursor)]).toEqual([0, [null, 'page 1']]);
    store.release();
    await time.settle();
    expect(transport.requests.map(({ cursor }) => cursor)).toEqual([null, 'page 1', 'page 2']);
    expect([store.applied, engine.status().problem]).toEqual([3, null]);
    // The second was here long before the first was written.
    const [, ahead] = store.trips;
    expect(ahead?.receivedAt).toBe(time.clock.now() - 10 * second);
  });

  it('[EN1] what was asked for ahead is nobody’s when this one cannot be written, and the run ends after it', async () => {
    const { time, engine, store, transport } = createTestEngine();
    transport.promiseMore(2);
    transport.hangOn(({ cursor }) => cursor === 'page 1');
    store.holdNextApply('storage_full');
    engine.trigger('start');
    await time.settle();
    expect(transport.inFlight.now).toBe(1);
    store.release();
    await time.settle();
    expect(engine.status().running).toBe(true);
    transport.release();
    await time.settle();
    expect([transport.inFlight.now, store.applied, engine.status().problem?.kind]).toEqual([0, 0, 'storage_full']);
  });

  it('nothing is asked for ahead while something is sent: the device may have more to send', async () => {
    const { time, engine, store, transport } = createTestEngine();
    store.add(1);
    transport.promiseMore(2);
    store.holdNextApply();
    engine.trigger('start');
    await time.settle();
    expect(transport.requests).toHaveLength(1);
    store.add(1);
    store.release();
    await time.settle();
    expect(transport.requests.map(({ changes, cursor }) => [changes.length, cursor])).toEqual([
      [1, null],
      [1, 'page 1'],
      [0, 'page 2'],
    ]);
  });

  it('an edit made meanwhile goes with the run it asked for', async () => {
    const { time, engine, store, transport, write } = createTestEngine();
    transport.promiseMore(1);
    store.holdNextApply();
    engine.trigger('start');
    await time.settle();
    write();
    store.release();
    await time.advance(minute);
    expect(store.waiting).toBe(0);
    expect(transport.inFlight.most).toBe(1);
  });
});

describe('a server that is to blame itself', () => {
  it('[OB4] fails on everything for a day: few requests, and nothing is set aside', async () => {
    const { time, transport, engine, store, requests, status } = setUp(500, 0);
    transport.failFromNowOn(serverFault);
    engine.trigger('start');
    await time.advance(hour);
    expect(requests()).toBeLessThan(50);
    await time.advance(23 * hour);
    expect(requests()).toBeLessThan(24 * 35);
    expect([status().alone, store.waiting]).toEqual([0, 500]);
    transport.heal();
    const before = requests();
    engine.trigger('online');
    await time.settle();
    expect([store.waiting, requests() - before]).toEqual([0, 1]);
  });

  it('fails on every push and answers the rest: a bounded number of requests an hour, and few once it is well', async () => {
    const { time, transport, engine, store, requests } = setUp(500, 0);
    transport.failFromNowOn(serverFault, ({ changes }) => changes.length > 0);
    engine.trigger('start');
    await time.advance(23 * hour);
    const before = requests();
    await time.advance(hour);
    expect(requests() - before).toBeLessThan(60);
    expect(store.waiting).toBe(500);
    transport.heal();
    const broken = requests();
    await time.advance(10 * minute);
    expect(store.waiting).toBe(0);
    expect(requests() - broken).toBeLessThan(20);
  });

  it.each([
    ['busy', { kind: 'problem', code: 'unavailable', retryAfterMs: null }],
    ['asking for less', { kind: 'problem', code: 'rate_limited', retryAfterMs: null }],
    ['behind a proxy that asks for less', proxySays(429)],
    ['away', { kind: 'unreachable', retryAfterMs: null }],
  ] as const)('[OB4] one that is %s shrinks nothing and accuses nobody', async (_, outcome) => {
    const { time, engine, poison, sizesWith, status, sizes } = setUp(20, 7, outcome);
    engine.trigger('start');
    await time.advance(hour);
    expect(sizesWith(poison).length).toBeGreaterThan(5);
    expect(new Set(sizes())).toEqual(new Set([20]));
    expect(status().alone).toBe(0);
  });

  it('one fault now and then shrinks nothing', async () => {
    const { time, transport, engine, store, sizes } = setUp(0, 0);
    for (let times = 0; times < 5; times += 1) {
      store.add(20);
      transport.failNext(1, serverFault);
      engine.trigger('poke');
      await time.advance(10 * second);
    }
    expect(new Set(sizes())).toEqual(new Set([20]));
    expect(store.waiting).toBe(0);
  });
});

describe('what is too large for something on the way', () => {
  it('is halved at once, in the same run', async () => {
    const { time, transport, engine, store, sizes, status } = setUp(0, 0);
    store.add(100);
    transport.failFromNowOn(proxySays(413), ({ changes }) => changes.length > 30);
    engine.trigger('start');
    await time.settle();
    expect(sizes()).toEqual([100, 50, 25, 25, 25, 25]);
    expect([store.waiting, status().alone]).toEqual([0, 0]);
  });

  it.each([
    ['a proxy', proxySays(413)],
    ['the server', { kind: 'problem', code: 'too_large', retryAfterMs: null }],
  ] as const)(
    'a single record that is, for %s, holds up nothing, and does not make the others go one by one',
    async (_, says) => {
      const { time, engine, store, poison, requests, status } = setUp(500, 333, says);
      engine.trigger('start');
      await time.advance(10 * second);
      expect(store.ids()).toEqual([poison]);
      expect(requests()).toBeLessThan(30);
      // However often it is tried again.
      for (let times = 0; times < 6; times += 1) {
        expect(status()).toMatchObject({ alone: 1, problem: null });
        await time.advance(defaultSettings.heartbeatMs);
      }
    },
  );
});

describe('a link over which a body of more than thirty changes takes longer than a server waits', () => {
  const cut: TransportOutcome = { kind: 'unreachable', retryAfterMs: null };

  /** The server hangs up when its patience is over, and `says` is what reaches the device. */
  function overSlowLink(says: TransportOutcome) {
    const parts = setUp(0, 0);
    const { transport, time } = parts;
    const arrive = transport.exchange;
    transport.exchange = async (request, signal, account) => {
      const answer = arrive(request, signal, account);
      if (request.changes.length <= 30) return answer;
      await new Promise<void>((resolve) => time.timers.after(maxBodyMs, resolve));
      return says;
    };
    return parts;
  }

  it.each<[string, TransportOutcome]>([
    ['says that it was too large', { kind: 'problem', code: 'too_large', retryAfterMs: null }],
    ['hangs up, and what it said is lost', cut],
  ])('[FA1] carries everything all the same, in less at a time, where the server %s', async (_, says) => {
    const { time, engine, store, sizes, status } = overSlowLink(says);
    store.add(500);
    engine.trigger('start');
    await time.advance(10 * minute);
    expect([store.waiting, status().alone]).toEqual([0, 0]);
    // Halved until it fits, and not tried any larger before all has gone through.
    expect(sizes().filter((size) => size > 30)).toEqual([500, 250, 125, 63, 32]);
  });

  it('is not what a link is taken for that breaks at once', async () => {
    const { time, transport, engine, store, sizes } = setUp(0, 0);
    store.add(500);
    transport.failNext(3, cut);
    engine.trigger('start');
    await time.advance(10 * minute);
    expect(sizes().slice(0, 4)).toEqual([500, 500, 500, 500]);
  });
});
