import { describe, expect, it } from 'vitest';
import { readCursor } from '../sync/cursor.ts';
import { createLiveBus } from './liveBus.ts';

describe('the live bus', () => {
  const moment = { epoch: 'e'.repeat(32), life: 7, head: 42 };

  function createBus(keepAliveSeconds = 25) {
    const rings = new Set<() => void>();
    const everySecond = (ring: () => void) => {
      rings.add(ring);
      return () => void rings.delete(ring);
    };
    const bus = createLiveBus({ everySecond, keepAliveSeconds });
    const pass = (seconds: number) => {
      for (let second = 0; second < seconds; second++) for (const ring of rings) ring();
    };
    return { bus, pass, isTicking: () => rings.size > 0 };
  }

  function listener(workspace: string, device: string | null = null) {
    const heard: string[] = [];
    return {
      workspace,
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
    bus.poke('w', moment, 'd1');
    expect([anyone, writer, other, elsewhere].map(({ heard }) => heard)).toEqual([['42'], [], ['42'], []]);
    bus.poke('w', moment, null);
    expect(writer.heard).toEqual(['42']);
    expect(bus.count()).toBe(4);
  });

  it('says nothing to who has left', () => {
    const { bus, pass, isTicking } = createBus(2);
    const one = listener('w');
    const leave = bus.subscribe(one);
    leave();
    leave();
    bus.poke('w', moment, 'd');
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

  it('tells everybody when it closes, and whoever comes later', () => {
    const { bus, isTicking } = createBus();
    const [one, late] = [listener('w'), listener('w')];
    bus.subscribe(one);
    bus.close();
    bus.subscribe(late);
    expect([one.heard, late.heard]).toEqual([['closed'], ['closed']]);
    expect(isTicking()).toBe(false);
  });
});
