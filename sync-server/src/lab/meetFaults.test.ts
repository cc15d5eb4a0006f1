import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createInterpreter } from '@holdfast/shared/lab/createInterpreter';
import { readRules, textToRules } from '@holdfast/shared/lab/faultRule';
import { expect, it } from 'vitest';
import { createLabRules } from './labRules.ts';
import { meetFaults } from './meetFaults.ts';

/** A server that says back what it got, and everything that happens in its order. */
function setUp(written: string) {
  const read = textToRules(written);
  if (read.kind === 'wrong') throw new Error(read.why);
  const interpreter = createInterpreter({ rules: read.rules, since: 0, now: () => 0 });
  const happened: string[] = [];
  const ask = async (body: string | Uint8Array<ArrayBuffer> = 'ten bytes!', headers: Record<string, string> = {}) => {
    const all = { 'content-length': String(body.length), ...headers };
    const request = new Request('http://server/api/sync', { method: 'POST', body, headers: all });
    const answer = meetFaults(request, undefined, interpreter, {
      ask: async (passed) => {
        happened.push('asked');
        return new Response(`got ${await passed.text()}`);
      },
      wait: async (ms) => {
        if (ms > 0) happened.push(`${ms} ms`);
        // Whoever waits longer has its turn later.
        for (let turn = 0; turn < ms / 100; turn += 1) await nextTurn();
      },
      kill: () => happened.push('killed'),
      onError: (error) => happened.push(String(error)),
      onFaults: (faults) => happened.push(faults.join(' ')),
    });
    return answer;
  };
  const read2 = async (...given: Parameters<typeof ask>) => {
    const answer = await ask(...given);
    return `${answer.status} ${await answer.text().catch(() => 'broke off')}`;
  };
  return { happened, ask, read: read2 };
}

it.each([
  ['', '200 got ten bytes!', ['asked']],
  ['delay delayMs=800', '200 got ten bytes!', ['delay', '800 ms', 'asked']],
  ['drop', '502 ', ['drop']],
  ['reply_lost', '502 ', ['reply_lost', 'asked']],
  ['duplicate delayMs=500', '200 got ten bytes!', ['duplicate', '500 ms', 'asked', 'asked']],
  ['truncated', '200 broke off', ['truncated', 'asked']],
  ['server_error status=503 retryAfterSeconds=7', '503', ['server_error']],
  ['server_error status=503 commit=after', '503', ['server_error', 'asked']],
  ['server_kill commit=before', '502 ', ['server_kill', 'killed']],
  ['server_kill', '502 ', ['server_kill', 'asked', 'killed']],
  ['drop nth=2', '200 got ten bytes!', ['asked']],
  ['drop containing=bytes', '502 ', ['drop']],
  ['drop containing=eleven', '200 got ten bytes!', ['asked']],
])('%s: %s', async (rules, said, expected) => {
  const { read, happened } = setUp(rules);
  expect((await read()).startsWith(said)).toBe(true);
  await expect.poll(() => [...happened].sort()).toEqual([...expected].sort());
  if (happened.includes('killed')) expect(happened.at(-1)).toBe('killed');
});

it('what a rule looks for is found in a packed body too, and a body that cannot be unpacked is passed on', async () => {
  const { read } = setUp('drop containing=bytes');
  const gzip = { 'content-encoding': 'gzip' };
  expect(await read(new Uint8Array(gzipSync('ten bytes!')), gzip)).toBe('502 ');
  expect(await read('not packed', gzip)).toBe('200 got not packed');
});

it('a slow link lets bytes through piece by piece, there and back', async () => {
  const { read, happened } = setUp('slow bytesPerSecond=100');
  expect(await read('x'.repeat(50))).toBe(`200 got ${'x'.repeat(50)}`);
  // 50 bytes there; 54 back, ten at a time.
  expect(happened).toEqual(['slow', '500 ms', 'asked', ...Array(5).fill('100 ms'), '40 ms']);
});

it('nobody is ever answered where nothing answers', async () => {
  const { ask } = setUp('lie_fi');
  const outcome = await Promise.race([ask(), nextTurn('still waiting')]);
  expect(outcome).toBe('still waiting');
});

it('rules are set, read and ended from outside; what is none is refused in words', async () => {
  const { route, active } = createLabRules(() => 0);
  const put = (body: string) => route.request('/', { method: 'PUT', body });
  expect(active()).toBeNull();
  const set = await put(JSON.stringify({ rules: [{ fault: 'drop', nth: 1 }] }));
  expect(await set.json()).toMatchObject({ lab: true, isActive: true, rules: [{ fault: 'drop', nth: 1 }] });
  expect(active()?.isActive()).toBe(true);
  for (const body of [
    '',
    'null',
    '{"rules":{}}',
    '{"rules":[{"fault":"fire"}]}',
    '{"rules":[{"fault":"drop","nth":0}]}',
  ]) {
    const refused = await put(body);
    const { code, detail } = (await refused.json()) as { code: string; detail: string };
    const why = readRules((JSON.parse(body || 'null') as { rules?: unknown } | null)?.rules);
    expect([refused.status, code, detail]).toEqual([400, 'invalid_request', why.kind === 'wrong' ? why.why : '']);
  }
  expect((await put(' '.repeat(100_000))).status).toBe(413);
  // What was refused has changed nothing.
  expect(await (await route.request('/')).json()).toMatchObject({ isActive: true });
  expect(await (await route.request('/', { method: 'DELETE' })).json()).toMatchObject({ isActive: false, rules: [] });
  expect(active()).toBeNull();
});
