import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readJsonBody } from './requestBody.ts';

const limit = 1000;

describe('a request body', () => {
  function post(body: RequestInit['body'], headers: Record<string, string> = {}): Request {
    return new Request('http://localhost/', {
      method: 'POST',
      body: body ?? null,
      headers,
      duplex: 'half',
    } as RequestInit);
  }

  it('may fill the limit to the byte, packed or not', async () => {
    const full = `"${'x'.repeat(limit - 2)}"`;
    expect(await readJsonBody(post(full), limit)).toEqual({ kind: 'json', value: JSON.parse(full) });
    const packed = gzipSync(full);
    expect(await readJsonBody(post(packed, { 'content-encoding': 'gzip' }), limit)).toMatchObject({ kind: 'json' });
    expect(await readJsonBody(post(`${full} `), limit)).toMatchObject({ code: 'too_large' });
    const over = gzipSync(`${full} `);
    expect(await readJsonBody(post(over, { 'content-encoding': 'gzip' }), limit)).toMatchObject({ code: 'too_large' });
  });

  it('is not read past the limit', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(100));
      },
    });
    expect(await readJsonBody(post(endless), limit)).toMatchObject({ code: 'too_large' });
    expect(pulled).toBeLessThan(20);
  });

  it('counts bytes, not characters', async () => {
    expect(await readJsonBody(post(`"${'ü'.repeat(limit / 2)}"`), limit)).toMatchObject({ code: 'too_large' });
  });

  it('is refused when it is not there, or was cut', async () => {
    expect(await readJsonBody(post(null), limit)).toMatchObject({ code: 'invalid_request' });
    expect(await readJsonBody(post('{"a":'), limit)).toMatchObject({ code: 'invalid_request' });
  });
});
