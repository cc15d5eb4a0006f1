/** The real engine between a scripted server and an outbox in memory, in virtual time. */
import { createEngine } from '../engine.ts';
import { defaultSettings } from '../settings.ts';
import type { SyncStatus } from '../status.ts';
import { createMemoryOutbox } from './memoryOutbox.ts';
import { createScriptedTransport } from './scriptedTransport.ts';
import { createVirtualTime } from './virtualTime.ts';

export const second = 1000;
export const minute = 60 * second;

export function createTestEngine() {
  const time = createVirtualTime();
  const transport = createScriptedTransport();
  const store = createMemoryOutbox();
  const heard: SyncStatus[] = [];
  const crashes: unknown[] = [];
  const engine = createEngine({
    store,
    transport,
    leadership: { runExclusive: (work) => work() },
    clock: time.clock,
    timers: time.timers,
    random: { next: () => 0.5 },
    settings: defaultSettings,
    onStatus: (status) => heard.push(status),
    onCrash: (error) => crashes.push(error),
  });
  const write = () => {
    store.add(1);
    engine.wrote();
  };
  const requests = () => transport.requests.length;
  return { time, transport, store, heard, crashes, engine, write, requests };
}
