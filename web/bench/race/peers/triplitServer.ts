/** Triplit's own server on SQLite. */
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import { createServer, createTriplitStorageProvider } from '@triplit/server';
import { ownFolder } from './ownFolder.ts';
import { projectId, secret } from './triplitToken.ts';

process.env.LOCAL_DATABASE_URL = join(ownFolder(), 'triplit.db');

const start = await createServer({
  storage: await createTriplitStorageProvider('sqlite'),
  jwtSecret: secret,
  projectId,
  verboseLogs: false,
});
const port = await freePort();
start(port, () => console.log(`http://localhost:${port}`));

/** It does not say which port it was given, so it is given one that was free just now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createProbe().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
