/**
 * TinyBase's own server: a mergeable store for each user, kept as JSON in a table of its own in Postgres. Its clients hear
 * of no save, so whoever asks by plain HTTP is told of each: a line with the user, how many rows and the first one's title.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { createMergeableStore } from 'tinybase';
import { createPgPersister } from 'tinybase/persisters/persister-pg';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';
import type { Saved } from './tinybaseSaved.ts';

/** Of 300 that Postgres has, some are kept for who looks on. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 290 });
pool.on('error', () => {});
const told = new Set<ServerResponse>();
const idle = 0;

const http = createServer((_, response) => {
  response.writeHead(200);
  response.write('\n');
  told.add(response);
});

createWsServer(new WebSocketServer({ server: http }), async (user) => {
  const store = createMergeableStore();
  const storeTableName = `store_${user.replaceAll(/\W/g, '_')}`;
  const persister = await createPgPersister(store, pool, { mode: 'json', storeTableName });
  persister.addStatusListener((_, status) => {
    if (status !== idle) return;
    const [first, ...rest] = store.getRowIds('records');
    if (first === undefined) return;
    const title = String(store.getCell('records', first, 'title') ?? '');
    const saved: Saved = { user, rows: rest.length + 1, title };
    for (const response of told) response.write(`${JSON.stringify(saved)}\n`);
  });
  return persister;
});

process.on('unhandledRejection', () => {});
process.once('SIGTERM', () => process.exit(0));
http.listen(0, '127.0.0.1', () => console.log(`http://localhost:${(http.address() as AddressInfo).port}`));
