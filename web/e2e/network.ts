/**
 * The network of one device: a proxy between its browser and the server that sees every request and can be told to fail.
 * The browser's own offline switch does not reach workers; this does. It is the browser's forward proxy, or stands in the
 * place of one origin.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { WireFault } from '@holdfast/shared/lab/faults';

export interface SeenRequest {
  method: string;
  path: string;
  /** Parsed JSON of an exchange, gunzipped; null for anything else. */
  body: ExchangeBody | null;
}

export interface ExchangeBody {
  cursor: string | null;
  changes: { entity: string; id: string; fields: Record<string, [unknown, string]> }[];
}

export type NetworkMode = 'up' | Extract<WireFault, 'drop' | 'portal' | 'lie_fi'>;

export interface Network {
  proxyUrl: string;
  seen: SeenRequest[];
  exchanges(): SeenRequest[];
  /** `up`, or what goes wrong with every request from now on. */
  mode(mode: NetworkMode): void;
  /** Appends to what the server sends for `path`. */
  append(path: string, text: string): void;
  close(): Promise<void>;
}

/** `origin`: of the server it stands for; absent: the browser knows it as its proxy. */
export async function createNetwork(origin?: string): Promise<Network> {
  const seen: SeenRequest[] = [];
  const appended = new Map<string, string>();
  let mode: NetworkMode = 'up';

  const proxy = createServer((incoming, outgoing) => {
    if (mode === 'drop') {
      incoming.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const target = new URL(incoming.url ?? '/', origin);
      const body = Buffer.concat(chunks);
      seen.push({
        method: incoming.method ?? '',
        path: target.pathname,
        body: readExchange(target.pathname, incoming, body),
      });
      if (mode === 'lie_fi') return;
      if (mode === 'portal') {
        outgoing
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<h1>Welcome to Cafe Wi-Fi. Please accept our terms.</h1>');
        return;
      }
      forward(target, incoming, body, outgoing);
    });
  });

  function forward(target: URL, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const { hostname: _, ...address } = {
      hostname: target.hostname,
      port: target.port,
      path: target.pathname + target.search,
    };
    const suffix = appended.get(target.pathname);
    const headers = { ...incoming.headers };
    if (suffix !== undefined) {
      headers['accept-encoding'] = 'identity';
      delete headers['if-none-match'];
      delete headers['if-modified-since'];
    }
    const upstream = request({ ...address, host: '127.0.0.1', method: incoming.method, headers }, (answer) => {
      const { 'content-length': length, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, suffix === undefined ? answer.headers : rest);
      answer.pipe(outgoing, { end: suffix === undefined });
      if (suffix !== undefined) answer.on('end', () => outgoing.end(suffix));
      answer.on('error', () => outgoing.destroy());
    });
    upstream.on('error', () => outgoing.socket?.destroy());
    outgoing.on('close', () => upstream.destroy());
    upstream.end(body);
  }

  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    proxyUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    seen,
    exchanges: () => seen.filter(({ path }) => path === '/api/sync'),
    mode(next) {
      mode = next;
      if (next === 'drop') proxy.closeAllConnections();
    },
    append: (path, text) => appended.set(path, text),
    async close() {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function readExchange(path: string, incoming: IncomingMessage, body: Buffer): ExchangeBody | null {
  if (path !== '/api/sync') return null;
  const plain = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return JSON.parse(plain.toString()) as ExchangeBody;
}
