import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createVirtualTimers } from '../../test/virtualTimers.ts';
import { type BodyBounds, readJsonBody } from './requestBody.ts';

const limit = 1000;
const never: BodyBounds['after'] = () => () => {};
const roomy: BodyBounds = { maxBytes: limit, maxMs: 15_000, after: never, countReceived: () => null };
const packedHeader = { 'content-encoding': 'gzip' };

function post(body: RequestInit['body'], headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', {
    method: 'POST',
    body: body ?? null,
    headers,
    duplex: 'half',
  } as RequestInit);
}

describe('a request body', () => {
  it('may fill the limit to the byte, packed or not', async () => {
    const full = `"${'x'.repeat(limit - 2)}"`;
    expect(await readJsonBody(post(full), roomy)).toEqual({ kind: 'json', value: JSON.parse(full) });
    expect(await readJsonBody(post(gzipSync(full), packedHeader), roomy)).toMatchObject({ kind: 'json' });
    expect(await readJsonBody(post(`${full} `), roomy)).toMatchObject({ code: 'too_large' });
    expect(await readJsonBody(post(gzipSync(`${full} `), packedHeader), roomy)).toMatchObject({ code: 'too_large' });
  });

  it('is not read past the limit', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(100));
      },
    });
    expect(await readJsonBody(post(endless), roomy)).toMatchObject({ code: 'too_large' });
    expect(pulled).toBeLessThan(20);
  });

  it('is not read at all in an encoding that is not understood, whose name is not repeated at length', async () => {
    const untouched = new ReadableStream({ pull: () => expect.unreachable() }, { highWaterMark: 0 });
    const outcome = await readJsonBody(post(untouched, { 'content-encoding': 'x'.repeat(10_000) }), roomy);
    expect(outcome).toMatchObject({ code: 'invalid_request' });
    expect(JSON.stringify(outcome).length).toBeLessThan(200);
  });

  it('counts bytes, not characters', async () => {
    expect(await readJsonBody(post(`"${'ü'.repeat(limit / 2)}"`), roomy)).toMatchObject({ code: 'too_large' });
  });

  it('is refused when it is not there, or was cut', async () => {
    expect(await readJsonBody(post(null), roomy)).toMatchObject({ code: 'invalid_request' });
    expect(await readJsonBody(post('{"a":'), roomy)).toMatchObject({ code: 'invalid_request' });
  });
});

/** Bodies over a connection, of which some has come and the rest is still to. */
describe('a body that arrives', () => {
  function arriving(bounds: Partial<BodyBounds> = {}, headers: Record<string, string> = {}) {
    const incoming = new PassThrough();
    const outcome = readJsonBody(post(null, headers), { ...roomy, ...bounds }, incoming as unknown as IncomingMessage);
    return { incoming, outcome };
  }

  it('[FA1] has its time; what comes too slowly for it is too large, so that a device sends less', async () => {
    const timers = createVirtualTimers();
    const { incoming, outcome } = arriving({ after: timers.after });
    incoming.write('{"half":');
    timers.advance(14_999);
    incoming.write('"sent"');
    expect(timers.waiting()).toBe(1);
    timers.advance(1);
    expect(await outcome).toEqual({
      kind: 'problem',
      code: 'too_large',
      detail: 'not here after 15 s; send less at a time',
    });
  });

  it('[FA1] in time is waited for no longer', async () => {
    const timers = createVirtualTimers();
    const { incoming, outcome } = arriving({ after: timers.after });
    incoming.end('{}');
    expect(await outcome).toEqual({ kind: 'json', value: {} });
    expect(timers.waiting()).toBe(0);
  });

  it.each<[string, (incoming: PassThrough) => void]>([
    ['while it is read', (incoming) => incoming.destroy()],
    ['with an error', (incoming) => incoming.destroy(new Error('reset'))],
  ])('that is cut off %s is nobody’s any more', async (_, cut) => {
    const { incoming, outcome } = arriving();
    incoming.write('{"half":');
    cut(incoming);
    expect(await outcome).toMatchObject({ code: 'invalid_request', detail: 'the body was cut off' });
  });

  it('that was cut off before anybody read it is not waited for', async () => {
    const incoming = new PassThrough();
    incoming.destroy();
    const outcome = readJsonBody(post(null), roomy, incoming as unknown as IncomingMessage);
    expect(await outcome).toMatchObject({ detail: 'the body was cut off' });
  });

  it('[FA1] takes room as it comes, not as it says, and what it is unpacked to beside it', async () => {
    let held = 0;
    const countReceived = (bytes: number) => {
      held += bytes;
      return null;
    };
    const text = JSON.stringify('x'.repeat(900));
    const packed = gzipSync(text);
    const { incoming, outcome } = arriving({ countReceived }, { ...packedHeader, 'content-length': '1000000' });
    expect(held).toBe(0);
    incoming.end(packed);
    expect(await outcome).toMatchObject({ kind: 'json' });
    expect(held).toBeGreaterThanOrEqual(packed.length + text.length);
    expect(held).toBeLessThan(packed.length + text.length + 1_000);
  });

  it.each([
    ['as it arrives', Buffer.alloc(500, 32), {}],
    ['as it is unpacked', gzipSync(Buffer.alloc(500, 32)), packedHeader],
  ])('[FA1] for which there is no room %s is not kept', async (_, sent, headers) => {
    let left = 500;
    const countReceived = (bytes: number) => {
      if (bytes > left) return 'account';
      left -= bytes;
      return null;
    };
    const { incoming, outcome } = arriving({ countReceived }, headers);
    incoming.write(sent);
    incoming.end();
    expect(await outcome).toEqual({ kind: 'overloaded', limit: 'account' });
    expect(incoming.listenerCount('data')).toBe(0);
  });

  it('[FA1] byte by byte takes the room of its pieces', async () => {
    let held = 0;
    const countReceived = (bytes: number) => {
      held += bytes;
      return null;
    };
    const { incoming, outcome } = arriving({ countReceived });
    for (const byte of '"spelled"') incoming.write(byte);
    incoming.end();
    expect(await outcome).toMatchObject({ kind: 'json' });
    expect(held).toBeGreaterThan(9 * 200);
  });
});
