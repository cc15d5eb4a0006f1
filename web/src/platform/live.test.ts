import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { createLive, planReopenMs, reopening } from './live.ts';

/** What a browser does with a stream, told by hand. */
class FakeEventSource extends EventTarget {
  static opened: FakeEventSource[] = [];
  isClosed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.opened.push(this);
  }
  close() {
    this.isClosed = true;
  }
  succeed() {
    this.dispatchEvent(new Event('open'));
  }
  break() {
    if (!this.isClosed) this.dispatchEvent(new Event('error'));
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('poke', { data: JSON.stringify(data) }));
  }
}

describe('the live stream', () => {
  beforeEach(() => {
    FakeEventSource.opened = [];
    vi.stubGlobal('EventSource', FakeEventSource);
  });
  afterEach(() => vi.unstubAllGlobals());

  const opened = () => FakeEventSource.opened;
  const last = () => opened().at(-1) as FakeEventSource;

  function follow(next = () => 0.5, isWanted = () => true) {
    const time = createVirtualTime();
    const pokes: string[] = [];
    const live = createLive({
      deviceId: 'd',
      timers: time.timers,
      random: { next },
      onPoke: (cursor) => void pokes.push(cursor),
      isWanted,
    });
    live.open('w');
    last().succeed();
    return { live, pokes, advance: time.advance };
  }

  it('is opened once, follows another workspace, and hands on what the server says', async () => {
    const { live, pokes } = follow();
    live.open('w');
    expect(opened().map(({ url }) => url)).toEqual(['/api/live?workspace=w&device=d']);
    last().say({ workspace: crypto.randomUUID(), cursor: 'c' });
    last().say({ nonsense: true });
    await vi.waitFor(() => expect(pokes).toEqual(['c']));
    live.open('v');
    expect(opened().map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('devices that lost one server in one moment come back spread, each by its own dice', async () => {
    const devices = 5000;
    const returns: number[] = [];
    for (let device = 0; device < devices; device++) returns.push(planReopenMs(1, device / devices));
    const perSecond = new Map<number, number>();
    for (const at of returns) perSecond.set(Math.floor(at / 1000), (perSecond.get(Math.floor(at / 1000)) ?? 0) + 1);
    expect(Math.max(...returns)).toBeLessThan(reopening.baseMs);
    expect(Math.max(...perSecond.values())).toBeLessThan((devices / 30) * 1.1);

    const { advance } = follow(() => 0.9);
    last().break();
    await advance(reopening.baseMs * 0.9 - 1);
    expect(opened()).toHaveLength(1);
    await advance(1);
    expect(opened()).toHaveLength(2);
  });

  it('waits longer with each failure, and no longer than five minutes; a stream that opened begins anew', async () => {
    const { advance } = follow(() => 0.999);
    last().break();
    for (const waitMs of [29_970, 59_940, 119_880, 239_760, 299_700, 299_700]) {
      const before = opened().length;
      await advance(waitMs - 1);
      expect(opened()).toHaveLength(before);
      await advance(1);
      expect(opened()).toHaveLength(before + 1);
      last().break();
    }
    await advance(299_700);
    last().succeed();
    last().break();
    const before = opened().length;
    await advance(29_970);
    expect(opened()).toHaveLength(before + 1);
  });

  it('a good run need not wait, and closing calls the return off', async () => {
    const { live, advance } = follow();
    last().break();
    live.open('w');
    expect(opened()).toHaveLength(2);
    await advance(reopening.baseMs);
    expect(opened()).toHaveLength(2);
    last().break();
    live.close();
    await advance(reopening.baseMs);
    expect(opened()).toHaveLength(2);
  });

  it('does not come back where it is not wanted', async () => {
    const { advance } = follow(
      () => 0.5,
      () => false,
    );
    last().break();
    await advance(reopening.baseMs);
    expect(opened()).toHaveLength(1);
  });
});
