import { afterEach, expect, it, vi } from 'vitest';
import { listWorkspaces, signIn } from './accountApi.ts';

afterEach(() => vi.unstubAllGlobals());

const marked = { 'x-holdfast': '1' };
const answerWith = (status: number, body: unknown, headers: Record<string, string> = marked) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status, headers }));
const enter = () => signIn('a@example.org', 'some horse');
const problem = { code: 'rate_limited', title: 'Too many requests', status: 429 };
const notUnderstood = { kind: 'unreachable', retryAfterMs: null };

it.each<[headers: Record<string, string>, retryAfterMs: number | null]>([
  [{ 'retry-after': '40' }, 40_000],
  [{}, null],
])('a sign-in put off with %j is told with how long to wait', async (headers, retryAfterMs) => {
  answerWith(429, problem, { ...marked, ...headers });
  expect(await enter()).toEqual({ kind: 'problem', code: 'rate_limited', retryAfterMs });
});

it('a sign-in that is refused is told with the library’s word for why', async () => {
  answerWith(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  expect(await enter()).toEqual({ kind: 'refused', code: 'INVALID_EMAIL_OR_PASSWORD', retryAfterMs: null });
});

it('[OB4] what nobody marked opens no account', async () => {
  const user = { id: 'u1', email: 'a@example.org' };
  answerWith(200, { user }, {});
  expect(await enter()).toEqual({ kind: 'portal' });
  answerWith(200, { user });
  expect(await enter()).toEqual({ kind: 'ok', value: user });
});

it('an answer of another shape is none', async () => {
  answerWith(200, { user: 'a@example.org' });
  expect(await enter()).toEqual(notUnderstood);
  expect(await listWorkspaces()).toEqual(notUnderstood);
});
