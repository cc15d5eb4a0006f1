import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { accountHeader } from '@holdfast/shared/protocol/limits';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import { afterAll, beforeAll, vi } from 'vitest';
import { answerOn } from '../sync/fakes/wayAnswers.ts';
import { transportContract, type Way } from '../sync/transport.contract.ts';
import { readReply } from './readReply.ts';
import { createFetchTransport } from './transport.ts';

let ways: Way[] = [];
let arrived: ExchangeRequest[] = [];
let accounts: unknown[] = [];
const server = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isZipped = request.headers['content-encoding'] === 'gzip';
  const body = (await json(isZipped ? request.pipe(createGunzip()) : request)) as ExchangeRequest;
  arrived.push(body);
  accounts.push(request.headers[accountHeader]);
  const way = ways.shift() ?? 'reply';
  const answer = answerOn(way, body);
  if (way === 'drop') response.destroy();
  if (answer === null) return;
  // As long as the whole of it: the connection breaks before its end.
  const length = way === 'truncated' ? { 'content-length': '100000' } : {};
  response.writeHead(answer.status, { ...answer.headers, ...length });
  if (way === 'truncated') response.write(answer.body, () => response.destroy());
  else response.end(answer.body);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { fetch } = globalThis;
  // A page's own origin, which there is none of here.
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => fetch(`${origin}${path}`, options));
  vi.stubGlobal('navigator', { onLine: true });
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

transportContract('fetch', async () => {
  [ways, arrived, accounts] = [[], [], []];
  return {
    transport: createFetchTransport(readReply),
    meet: (way) => void ways.push(way),
    arrived: () => arrived,
    accounts: () => accounts,
  };
});
