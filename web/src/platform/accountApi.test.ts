import { afterEach, expect, it, vi } from 'vitest';
import { signIn } from './accountApi.ts';

afterEach(() => vi.unstubAllGlobals());

it.each<[status: number, headers: Record<string, string>, retryAfterMs: number | null]>([
  [429, { 'retry-after': '40' }, 40_000],
  [429, {}, null],
  [401, {}, null],
])('a sign-in refused with %i and %j is told with how long to wait', async (status, headers, retryAfterMs) => {
  vi.stubGlobal('fetch', async () => new Response('{"code":"why"}', { status, headers }));
  expect(await signIn('a@example.org', 'some horse')).toEqual({ kind: 'refused', status, code: 'why', retryAfterMs });
});
