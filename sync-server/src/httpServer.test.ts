import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { headOf, openRaw, type RawConnection } from '../test/rawConnection.ts';
import { createHttpServer, listen, stop } from './httpServer.ts';
import type { AppEnv } from './routes/guards.ts';

/** Short, so that nobody waits for what only has to be over. */
const limits = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20, maxHeaderSize: 1024 };

describe('a connection', () => {
  /** What is asked for is answered when the test says so. */
  const waiting: ((answer: Response) => void)[] = [];
  const app = new Hono<AppEnv>();
  app.all('/slow', () => new Promise<Response>((resolve) => void waiting.push(resolve)));
  app.post('/read', async (c) => c.text(await c.req.text().catch(() => 'cut off')));
  app.all('*', (c) => c.text('here'));
  const http = createHttpServer(app, limits);
  let url: string;

  beforeAll(async () => {
    await listen(http, { host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(() => stop(http));

  const chunked = headOf('POST', '/read', { 'transfer-encoding': 'chunked' });

  it.each<[string, string, number]>([
    ['says nothing', '', 408],
    ['says half of a head', 'GET / HTTP/1.1\r\nhost: x\r\nco', 408],
    ['says half of a body', `${headOf('POST', '/read', { 'content-length': 10 })}half`, 408],
    ['says half of a chunk', `${chunked}a\r\nhalf`, 408],
    ['has a head without end', `GET / HTTP/1.1\r\ncookie: ${'x'.repeat(2_000)}`, 431],
    ['has a path without end', `GET /${'x'.repeat(2_000)}`, 431],
    ['speaks no HTTP', '\x16\x03\x01\x02 hello\r\n\r\n', 400],
    ['says two lengths', headOf('POST', '/read', { 'content-length': 1, 'transfer-encoding': 'chunked' }), 400],
    ['says a chunk that is none', `${chunked}zz\r\n`, 400],
  ])('[FA1] that %s is answered bare, closed and nobody’s failure', async (_, text, status) => {
    const said = vi.spyOn(console, 'error');
    const connection = openRaw(url, text);
    expect(await connection.status).toBe(status);
    await connection.closed;
    expect(connection.heard().split('\r\n\r\n')[1]).toBe('');
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  it.each<[string, Response, string]>([
    ['an answer that takes its time', new Response('at last'), 'at last'],
    [
      'a stream',
      new Response(new ReadableStream({ start: (it) => it.enqueue(new TextEncoder().encode('one')) })),
      'one',
    ],
  ])('[FA1] whose request was whole keeps %s, however long', async (_, answer, text) => {
    const patient = openRaw(url, headOf('GET', '/slow', {}));
    await expectLate(openRaw(url, 'GET'), openRaw(url, `${chunked}a\r\nhalf`));
    waiting.shift()?.(answer);
    await vi.waitFor(() => expect(patient.heard()).toContain(text));
    await expectLate(openRaw(url, 'GET'), openRaw(url, `${chunked}a\r\nhalf`));
    expect(patient.socket.closed).toBe(false);
    patient.socket.destroy();
  });

  /** Those that began after another one and whose time is over all the same: a clock. */
  async function expectLate(...connections: RawConnection[]): Promise<void> {
    expect(await Promise.all(connections.map(({ status }) => status))).toEqual(connections.map(() => 408));
  }
});

it('[FA1] a connection over which nothing goes either way is closed', async () => {
  const http = createHttpServer(
    new Hono<AppEnv>().get('*', () => new Response(new ReadableStream())),
    { silenceTimeout: 100 },
  );
  await listen(http, { host: '127.0.0.1', port: 0 });
  const { port } = http.address() as AddressInfo;
  const asleep = openRaw(`http://127.0.0.1:${port}`, headOf('GET', '/', {}));
  expect(await asleep.status).toBe(200);
  await asleep.closed;
  await stop(http);
});

it('[FA1] a connection answered before its request is whole has a moment for the rest, and is closed after it', async () => {
  const http = createHttpServer(new Hono<AppEnv>().all('*', (c) => c.text('no', 403)));
  await listen(http, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const head = headOf('POST', '/', { 'content-length': 10 });
  const [prompt, endless] = [openRaw(url, `${head}half`), openRaw(url, `${head}half`)];
  await prompt.status;
  prompt.socket.write(' more ');
  await endless.closed;
  const before = prompt.heard().length;
  prompt.socket.write(headOf('GET', '/', {}));
  await vi.waitFor(() => expect(prompt.heard().slice(before)).toContain('403'));
  prompt.socket.destroy();
  await stop(http);
});

it('[FA1] a connection whose request nobody reads to the end is in use again once all of it was sent', async () => {
  const http = createHttpServer(
    new Hono<AppEnv>().all('*', async (c) => {
      await c.req.raw.body?.getReader().read();
      return c.text('no', 403);
    }),
  );
  await listen(http, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const body = 'x'.repeat(2_000_000);
  const twice = openRaw(
    url,
    `${headOf('POST', '/', { 'content-length': body.length })}${body}${headOf('GET', '/', {})}`,
  );
  await vi.waitFor(() => expect(twice.heard().match(/403/g)).toHaveLength(2));
  twice.socket.destroy();
  await stop(http);
});

/** More than Node lets wait by itself. */
const comersAtOnce = 1_000;
/** Connects that many times to port `workerData.port`, then wakes whoever waits for it. */
const comers = `
  const { workerData } = require('node:worker_threads');
  const { connect } = require('node:net');
  const { port, met, count } = workerData;
  let connected = 0;
  const tell = () => {
    if (++connected < count) return;
    Atomics.store(met, 0, 1);
    Atomics.notify(met, 0);
  };
  for (let n = 0; n < count; n++) connect(port, '127.0.0.1', tell).on('error', () => {});`;

/** What the kernel lets wait for any program; Linux says it. */
function mostWaiting(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
  } catch {
    return 0;
  }
}

it.runIf(mostWaiting() >= comersAtOnce)(
  '[FA1] people who come at the same moment wait until they are taken',
  async () => {
    const http = createHttpServer(new Hono<AppEnv>());
    await listen(http, { host: '127.0.0.1', port: 0 });
    const met = new Int32Array(new SharedArrayBuffer(4));
    const { port } = http.address() as AddressInfo;
    const worker = new Worker(comers, { eval: true, workerData: { port, met, count: comersAtOnce } });
    // As busy as can be: meanwhile nobody is taken, and all have come when it ends.
    expect(Atomics.wait(met, 0, 0, 20_000)).not.toBe('timed-out');
    await worker.terminate();
    await stop(http);
  },
);
