import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { describeError } from './log.ts';
import { createWebhook } from './webhook.ts';

const message = {
  text: 'Holdfast: words',
  alert: 'pool_waiting',
  state: 'raised',
  at: '2026-01-01T00:00:00Z',
} as const;
const secretPath = '/services/T000/secret';

/** A log whose next line can be waited for. */
function listenToLog() {
  const words = new EventEmitter();
  const write = (line: string) => words.emit('line', JSON.parse(line));
  const line = once(words, 'line').then(([first]) => first as Record<string, unknown>);
  return { log: pino({ base: null, serializers: { err: describeError } }, { write }), line };
}

describe('the alert webhook', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function receive(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}${secretPath}`;
  }

  it('posts the alert as JSON', async () => {
    const received = new EventEmitter();
    const first = once(received, 'post');
    const url = await receive((request, response) => {
      const { method, url: path, headers } = request;
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        response.end('ok');
        received.emit('post', { method, path, type: headers['content-type'], body: JSON.parse(body) });
      });
    });
    createWebhook(url, listenToLog().log, new AbortController().signal)(message);
    expect((await first)[0]).toEqual({ method: 'POST', path: secretPath, type: 'application/json', body: message });
  });

  it('tries once, and a refusal is one line in the log without the address', async () => {
    let asked = 0;
    const url = await receive((_request, response) => {
      asked += 1;
      response.writeHead(500).end();
    });
    const { log, line } = listenToLog();
    createWebhook(url, log, new AbortController().signal)(message);
    expect(await line).toMatchObject({ level: 40, status: 500 });
    expect(JSON.stringify(await line)).not.toContain('secret');
    expect(asked).toBe(1);
  });

  it('follows no redirect, and a server that cannot be reached is one line in the log', async () => {
    const elsewhere = await receive((_request, response) => response.writeHead(302, { location: '/' }).end());
    const closed = elsewhere.replace(/:\d+\//, ':1/');
    for (const url of [elsewhere, closed]) {
      const { log, line } = listenToLog();
      createWebhook(url, log, new AbortController().signal)(message);
      expect(await line).toMatchObject({ level: 40, msg: 'the alert webhook did not take an alert' });
      expect(JSON.stringify(await line)).not.toContain('secret');
    }
  });
});
