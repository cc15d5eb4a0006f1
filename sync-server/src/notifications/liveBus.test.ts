import { describe, expect, it } from 'vitest';
import { readCursor } from '../database/cursor.ts';
import { createLiveBus } from './liveBus.ts';

describe('the live bus', () => {
  const revision = { epoch: 'e'.repeat(32), incarnation: 7, head: 42 };

  function createBus(keepAliveSeconds = 25) {
    const rings = new Set<() => void>();
    const everySecond = (ring: () => void) => {
      rings.add(ring);
      return () => void rings.delete(ring);
    };
    const bus = createLiveBus({ everySecond, keepAliveSeconds, room: { perUser: 4, inAll: 9 } });
    const pass = (seconds: number) => {
      for (let second = 0; second < seconds; second++) for (const ring of rings) ring();
    };
    return { bus, pass, isTicking: () => rings.size > 0 };
  }

  function listener(workspace: string, device: string | null = null, userId = 'ada', token = `of ${userId}`) {
    const heard: string[] = [];
    return {
      workspace,
      userId,
      token,
      device,
      heard,
      onPoke: ({ cursor }: { cursor: string }) => void heard.push(String(readCursor(cursor)?.version)),
      onKeepAlive: () => void heard.push('alive'),
      onClose: () => void heard.push('closed'),
    };
  }

  it('reaches the listeners of the workspace, except the device that wrote', () => {
    const { bus } = createBus();
    const [anyone, writer, other, elsewhere] = [listener('w'), listener('w', 'd1'), listener('w', 'd2'), listener('v')];
    for (const one of [anyone, writer, other, elsewhere]) bus.subscribe(one);
    bus.poke('w', revision, 'd1');
    expect([anyone, writer, other, elsewhere].map(({ heard }) => heard)).toEqual([['42'], [], ['42'], []]);
    bus.poke('w', revision, null);
    expect(writer.heard).toEqual(['42']);
    expect(bus.count()).toBe(4);
  });

  it('says nothing to who has left', () => {
    const { bus, pass, isTicking } = createBus(2);
    const one = listener('w');
    const leave = bus.subscribe(one);
    leave?.();
    leave?.();
    bus.poke('w', revision, 'd');
    pass(4);
    bus.close();
    expect(one.heard).toEqual([]);
    expect(bus.count()).toBe(0);
    expect(isTicking()).toBe(false);
  });

  it('keeps each stream alive once in a while, those that came at different times at different times', () => {
    const { bus, pass, isTicking } = createBus(5);
    expect(isTicking()).toBe(false);
    const [early, late] = [listener('w'), listener('v')];
    bus.subscribe(early);
    pass(2);
    bus.subscribe(late);
    pass(3);
    expect([early.heard, late.heard]).toEqual([['alive'], []]);
    pass(2);
    expect([early.heard, late.heard]).toEqual([['alive'], ['alive']]);
    pass(10);
    expect([early.heard.length, late.heard.length]).toEqual([3, 3]);
  });

  it('tells everybody when it closes, and takes nobody from then on', () => {
    const { bus, isTicking } = createBus();
    const one = listener('w');
    bus.subscribe(one);
    bus.close();
    expect(bus.subscribe(listener('w'))).toBeNull();
    expect(one.heard).toEqual(['closed']);
    expect(isTicking()).toBe(false);
  });

  it('[AU4] closes what is open for a session or a membership that is over, and nothing else', () => {
    const { bus } = createBus();
    const ended = listener('w', 'd1', 'ada', 'ended');
    const good = listener('w', 'd2', 'ada', 'good');
    const elsewhere = listener('v', 'd3', 'ada', 'good');
    const other = listener('w', 'd4', 'bob');
    for (const one of [ended, good, elsewhere, other]) bus.subscribe(one);
    expect(bus.tokensOf('ada').sort()).toEqual(['ended', 'good']);
    bus.end({ tokens: new Set(['ended']), members: [] });
    expect([ended, good, elsewhere, other].map(({ heard }) => heard.length)).toEqual([1, 0, 0, 0]);
    bus.end({ tokens: new Set(), members: [{ workspace: 'w', userId: 'ada' }] });
    expect([ended, good, elsewhere, other].map(({ heard }) => heard.length)).toEqual([1, 1, 0, 0]);
    bus.poke('w', revision, null);
    expect([ended.heard, good.heard, other.heard]).toEqual([['closed'], ['closed'], ['42']]);
    expect([bus.count(), bus.tokensOf('ada')]).toEqual([2, ['good']]);
  });

  it('[FA1] has room for so many of one person, and so many in all', () => {
    const { bus } = createBus();
    const leaves = ['a', 'b', 'c', 'd'].map((device) => bus.subscribe(listener('w', device)));
    expect(leaves).not.toContain(null);
    expect(bus.subscribe(listener('w', 'e'))).toBeNull();
    for (let n = 0; n < 5; n++) expect(bus.subscribe(listener('w', 'a', `person ${n}`))).not.toBeNull();
    expect(bus.subscribe(listener('w', 'a', 'one more'))).toBeNull();
    leaves[0]?.();
    expect(bus.subscribe(listener('w', 'a', 'one more'))).not.toBeNull();
  });

  it('[FA1] a device that listens anew takes the place of its old stream', () => {
    const { bus } = createBus();
    const [old, anew] = [listener('w', 'd'), listener('w', 'd')];
    for (const one of [listener('w', 'e'), listener('w', 'f'), listener('w', 'g'), old]) bus.subscribe(one);
    expect(bus.subscribe(anew)).not.toBeNull();
    expect([old.heard, anew.heard, bus.count()]).toEqual([['closed'], [], 4]);
  });
});
