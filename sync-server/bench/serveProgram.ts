/** The other side of `startProgram`: what a rival answers by HTTP, it answers from behind as long a queue as Holdfast has. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { listen } from '../src/httpServer.ts';

/** Listens, as Holdfast's server does, on any port, and says on which. Throws StartError. */
export async function serveProgram(app: Hono): Promise<void> {
  process.on('SIGTERM', () => process.exit(0));
  const http = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(http, { host: '127.0.0.1', port: 0 });
  console.log(`http://localhost:${(http.address() as AddressInfo).port}`);
}
