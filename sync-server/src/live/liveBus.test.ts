import { describe, expect, it } from 'vitest';
import { createLocalBus } from './liveBus.ts';

describe('the live bus', () => {
  function listener(workspace: string, device: string | null = null) {
    const heard: string[] = [];
    return {
      workspace,
      device,
      heard,
      onPoke: ({ cursor }: { cursor: string }) => void heard.push(cursor),
      onClose: () => void heard.push('closed'),
    };
  }

  it('reaches the listeners of the workspace, except the device that wrote', () => {
    const bus = createLocalBus();
    const [anyone, writer, other, elsewhere] = [listener('w'), listener('w', 'd1'), listener('w', 'd2'), listener('v')];
    for (const one of [anyone, writer, other, elsewhere]) bus.subscribe(one);
    bus.publish({ workspace: 'w', cursor: 'c' }, 'd1');
    expect([anyone, writer, other, elsewhere].map(({ heard }) => heard)).toEqual([['c'], [], ['c'], []]);
  });

  it('says nothing to who has left', () => {
    const bus = createLocalBus();
    const one = listener('w');
    const leave = bus.subscribe(one);
    leave();
    leave();
    bus.publish({ workspace: 'w', cursor: 'c' }, 'd');
    bus.close();
    expect(one.heard).toEqual([]);
  });

  it('tells everybody when it closes, and whoever comes later', () => {
    const bus = createLocalBus();
    const [one, late] = [listener('w'), listener('w')];
    bus.subscribe({ ...one, onClose: () => one.onClose() });
    bus.close();
    bus.subscribe(late);
    expect([one.heard, late.heard]).toEqual([['closed'], ['closed']]);
  });
});
