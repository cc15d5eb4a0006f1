import { describe, expect, it, vi } from 'vitest';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { initialStatus } from '../sync/status.ts';
import { createLateSyncClient, loadAgainMs } from './lateSyncClient.ts';
import type { SyncClient } from './syncClient.ts';

function fakeClient() {
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  let status = { ...initialStatus, syncedAt: 1 };
  const client: SyncClient = {
    trigger: (reason) => void asked.push(reason),
    hold: (held) => void asked.push(held ? 'hold' : 'release'),
    status: () => status,
    isLeading: () => true,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retire: () => void asked.push('retire'),
    close: () => void asked.push('close'),
  };
  const run = () => {
    status = { ...status, running: true };
    for (const listener of listeners) listener();
  };
  return { client, asked, run };
}

function late() {
  const time = createVirtualTime();
  const heard = vi.fn();
  /** Answers what was asked for first, and is asked again where it rejects. */
  const loads: { come(create: () => SyncClient): void; fail(): void }[] = [];
  const load = () =>
    new Promise<() => SyncClient>((come, reject) => {
      loads.push({ come, fail: () => reject(new Error('no such file')) });
    });
  const made = createLateSyncClient({ load, timers: time.timers, now: time.clock.now });
  made.subscribe(heard);
  return { made, heard, loads, time };
}

describe('the sync client before its code is there', () => {
  it('says nothing of itself, and passes on in order what it was asked', async () => {
    const { made, heard, loads, time } = late();
    made.hold(true);
    made.trigger('person');
    made.hold(false);
    expect([made.status(), made.isLeading()]).toEqual([initialStatus, false]);
    const { client, asked, run } = fakeClient();
    loads[0]?.come(() => client);
    await time.settle();
    expect(asked).toEqual(['hold', 'person', 'release']);
    expect([made.status().syncedAt, made.isLeading(), heard.mock.calls.length]).toEqual([1, true, 1]);
    run();
    expect([made.status().running, heard.mock.calls.length]).toEqual([true, 2]);
    made.retire();
    made.close();
    expect(asked.slice(3)).toEqual(['retire', 'close']);
  });

  it('never begins once it has been closed', async () => {
    const { made, loads, time } = late();
    made.close();
    const create = vi.fn(() => fakeClient().client);
    loads[0]?.come(create);
    await time.settle();
    expect(create).not.toHaveBeenCalled();
  });

  it('says that this tab cannot sync where the code did not come, and begins when it does', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { made, heard, loads, time } = late();
    made.trigger('online');
    loads[0]?.fail();
    await time.settle();
    expect(made.status().problem).toEqual({ kind: 'crashed', retryAt: time.clock.now() + loadAgainMs });
    await time.advance(loadAgainMs);
    const { client, asked } = fakeClient();
    loads[1]?.come(() => client);
    await time.settle();
    expect([asked, made.status().problem]).toEqual([['online'], null]);
    expect([heard.mock.calls.length, told.mock.calls.length]).toEqual([2, 1]);
    told.mockRestore();
  });
});
