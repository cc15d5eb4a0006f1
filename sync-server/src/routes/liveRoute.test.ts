import { Hono } from 'hono';
import { expect, it, vi } from 'vitest';
import type { Memory } from '../memory/memory.ts';
import type { Listener } from '../notifications/liveBus.ts';
import type { AppEnv } from './guards.ts';
import { liveRoute } from './liveRoute.ts';

const workspace = '018f0000-0000-4000-8000-000000000001';
const endsAtMs = 1_000;

it.each<[what: string, nowMs: number, remembered: number | undefined, isClosed: boolean]>([
  ['that has time left', endsAtMs - 1, endsAtMs, false],
  ['whose time is over', endsAtMs, endsAtMs, true],
  ['that was renewed meanwhile', endsAtMs, 5_000, false],
  ['that is not remembered any more and has time left', endsAtMs - 1, undefined, false],
  ['that is not remembered any more and whose time is over', endsAtMs, undefined, true],
])('[AU4] the stream of a session %s, when nothing was said for a while', async (_, nowMs, remembered, isClosed) => {
  const listeners: Listener[] = [];
  const leave = vi.fn();
  const memory = {
    findRole: async () => 'owner',
    sessions: { get: () => (remembered === undefined ? undefined : { endsAtMs: remembered }) },
    freshness: { isFresh: () => true },
    revisions: { get: () => undefined },
  } as unknown as Memory;
  const bus = {
    subscribe(listener: Listener) {
      listeners.push(listener);
      return leave;
    },
  } as never;
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('session', { userId: 'ada', token: 't', endsAtMs, isKnown: () => true });
    await next();
  });
  const readRevision = async () => null;
  app.get('/', liveRoute({ memory, bus, isDraining: () => false, elapsed: () => nowMs, readRevision }));

  const { body } = await app.request(`/?workspace=${workspace}`);
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe(': open\n\n');
  // Whoever takes the first words waits for more.
  const next = reader.read();
  listeners[0]?.onKeepAlive();
  expect(await next).toEqual(isClosed ? { done: true, value: undefined } : { done: false, value: ': still here\n\n' });
  expect(leave).toHaveBeenCalledTimes(isClosed ? 1 : 0);
});
