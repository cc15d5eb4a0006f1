import { describe, expect, it } from 'vitest';
import { readOutcome } from './readReply.ts';

const marked = { 'x-holdfast': '1', 'content-type': 'application/json' };
const reply = { serverTime: 1, cursor: 'c', more: false, reset: false, changes: [], verdicts: [] };
const answer = (body: unknown, status = 200, headers: Record<string, string> = marked) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

/** As a browser shows it: of its type and headers nothing is left that could be read. */
const notFollowed = Response.error();

describe('reading an answer', () => {
  it('a marked reply is a reply', async () => {
    expect(await readOutcome(answer(reply))).toEqual({ kind: 'reply', reply });
  });

  it.each([
    ['a 200 page', answer('<h1>Wi-Fi</h1>', 200, {}), { kind: 'portal' }],
    ['a reply without the mark', answer(reply, 200, {}), { kind: 'portal' }],
    ['a redirect that was not followed', notFollowed, { kind: 'portal' }],
    [
      'a 401 of some proxy',
      answer({ code: 'unauthenticated' }, 401, {}),
      { kind: 'unreachable', status: 401, retryAfterMs: null },
    ],
    ['a 404 of some proxy', answer('not here', 404, {}), { kind: 'unreachable', status: 404, retryAfterMs: null }],
    [
      'a 502',
      answer('bad gateway', 502, { 'retry-after': '7' }),
      { kind: 'unreachable', status: 502, retryAfterMs: 7000 },
    ],
    ['a marked answer of another shape', answer({ ok: true }), { kind: 'unreachable', retryAfterMs: null }],
    ['a marked no of another shape', answer({ code: 'NO' }, 400), { kind: 'unreachable', retryAfterMs: null }],
    ...[
      ['answer', { ok: true }, 200] as const,
      ['no', { code: 'NO' }, 429] as const,
      ['failure', { code: 'NO' }, 503] as const,
    ].map(
      ([what, body, status]) =>
        [
          `a marked ${what} of another shape that says how long to wait`,
          answer(body, status, { ...marked, 'retry-after': '7' }),
          { kind: 'unreachable', retryAfterMs: 7000 },
        ] as const,
    ),
  ] as const)('[OB4] %s is transient', async (_, given, outcome) => {
    expect(await readOutcome(given)).toEqual(outcome);
  });

  it('[OB4] a marked answer that breaks off is no answer', async () => {
    await expect(readOutcome(answer(JSON.stringify(reply).slice(0, 30)))).rejects.toThrow();
  });

  it('a marked problem is told by its code, with Retry-After as seconds or as a date', async () => {
    const problem = { code: 'unavailable', title: 'Busy', status: 503 };
    const dates = { date: 'Mon, 23 Nov 2026 10:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 10:02:00 GMT' };
    expect(await readOutcome(answer(problem, 503, { ...marked, 'retry-after': '30' }))).toEqual({
      kind: 'problem',
      code: 'unavailable',
      retryAfterMs: 30_000,
    });
    const dated = await readOutcome(answer(problem, 503, { ...marked, ...dates }));
    expect(dated).toMatchObject({ kind: 'problem', retryAfterMs: 120_000 });
    const absurd = await readOutcome(answer(problem, 503, { ...marked, 'retry-after': '99999999999' }));
    expect(absurd).toMatchObject({ retryAfterMs: 3_600_000 });
  });
});
