/**
 * The port: what a connection may take before its request is whole [FA1], how to begin and to end listening. How long
 * an answer takes is nothing to it. Node by itself answers what is no request with a bare 400, 408 or 431.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from './config.ts';
import type { AppEnv } from './routes/guards.ts';
import { StartError } from './startError.ts';

/** As Node names them; milliseconds and bytes. */
export interface ConnectionLimits {
  /** From the connection, or the end of the request before, to the end of the headers. */
  headersTimeout: number;
  /** To the end of the body. Who may send one has less: routes count for themselves. */
  requestTimeout: number;
  /** How often connections are looked through for those that are late. */
  connectionsCheckingInterval: number;
  /** Of all headers and the path together. */
  maxHeaderSize: number;
  /** Without a byte either way: nobody is there to read. Longer than any answer waits, and than a stream is silent. */
  silenceTimeout: number;
}

const usualLimits: ConnectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
  silenceTimeout: 60_000,
};
/** What is left of a request may still come for so long after its answer: a close at once would take that along. */
const lingerMs = 500;
/**
 * Connections that may wait to be taken while everybody comes back at the same moment; beyond them the kernel breaks
 * some. Node asks for 511. The kernel gives at most its own limit, on Linux since 5.4 usually this one (listen(2)).
 */
const backlog = 4096;
/** How long requests in flight may take once the server is asked to stop. */
const drainMs = 10_000;

export function createHttpServer(app: Hono<AppEnv>, limits: Partial<ConnectionLimits> = {}): Server {
  const { silenceTimeout, ...serverOptions } = { ...usualLimits, ...limits };
  // The adaptor's own way of getting rid of the rest closes connections that are in use again.
  const http = createAdaptorServer({ fetch: app.fetch, serverOptions, autoCleanupIncoming: false }) as Server;
  http.timeout = silenceTimeout;
  http.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.once('finish', () => closeIfUnfinished(incoming));
  });
  return http;
}

/** Who was refused and goes on sending is not listened to for ever. */
function closeIfUnfinished(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  // Who was to read it may have stopped halfway, and would stop it again.
  incoming.removeAllListeners('data').resume();
  setTimeout(() => incoming.complete || incoming.socket.destroySoon(), lingerMs).unref();
}

/** Throws StartError. */
export function listen(http: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', ({ code }: NodeJS.ErrnoException) => {
      const taken = code === 'EADDRINUSE';
      const reason = taken ? 'is already in use; stop the other program or set PORT' : `cannot be used (${code})`;
      reject(new StartError(`Port ${port} on ${host} ${reason}.`));
    });
    http.listen({ port, host, backlog }, resolve);
  });
}

/** Takes no more connections, lets requests in flight finish, and in the end cuts what is left. */
export async function stop(http: Server): Promise<void> {
  const timer = setTimeout(() => http.closeAllConnections(), drainMs);
  await new Promise<void>((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
  });
  clearTimeout(timer);
}
