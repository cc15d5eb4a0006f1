/** A few hundred of the requests that `npx pnpm fuzz` sends by the hundred thousand, always the same. */
import { expect, it } from 'vitest';
import { runFuzz } from '../fuzz/runFuzz.ts';
import { readConfig } from '../src/config.ts';
import { startServer } from '../src/startServer.ts';
import { createTestServer } from './databases.ts';

it('[FA1] [SV3] odd requests by the hundred make no fault, and a neighbour is served meanwhile', async () => {
  const server = await createTestServer('postgres');
  const running = await startServer(readConfig({ ...server.settings, PORT: '0' }));
  const url = running.url.replace('localhost', '127.0.0.1');
  const { statuses, served, faults } = await runFuzz({ url, seed: 1, requests: 600 });
  await running.close();
  await server.close();
  expect(faults).toEqual([]);
  expect(served).toBe(6);
  // It gets everywhere: through, to each refusal, and to what is no HTTP.
  const seen = [...statuses].filter(([, count]) => count > 0).map(([status]) => status);
  expect(seen).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 413]));
});
