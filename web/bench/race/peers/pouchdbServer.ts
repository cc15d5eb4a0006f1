/** PouchDB's own server with a LevelDB for each user. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { ownFolder } from './ownFolder.ts';

const folder = ownFolder();
const app = express();
app.use(
  '/',
  expressPouchDb(PouchDB.defaults({ prefix: `${folder}/` }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(folder, 'log.txt'),
  }),
);
// A request that its client has given up is no reason to end.
process.on('unhandledRejection', () => {});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
