/** `npx pnpm fuzz [SEED] [--requests N]`: a server of its own with an empty database, and odd requests against it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { startServer } from '../src/startServer.ts';
import { runFuzz } from './runFuzz.ts';

function readArguments(): { seed: number; requests: number } | null {
  try {
    const options = { requests: { type: 'string', default: '100000' } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [seed, requests] = [Number(positionals[0] ?? Date.now() % 1_000_000), Number(values.requests)];
    return Number.isSafeInteger(seed) && Number.isSafeInteger(requests) && requests > 0 ? { seed, requests } : null;
  } catch {
    return null;
  }
}

const plan = readArguments();
if (plan === null) {
  console.error('Usage: npx pnpm fuzz [SEED] [--requests N]');
  process.exit(1);
}
const { seed, requests } = plan;

const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-fuzz-'));
const server = await startServer(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }));
const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
const shownEvery = Math.max(100, Math.floor(requests / 2_000) * 100);

console.log(`seed ${seed}, ${requests} requests`);
const report = await runFuzz({
  url: server.url.replace('localhost', '127.0.0.1'),
  seed,
  requests,
  onProgress(sent, heapBytes) {
    if (sent % shownEvery === 0 || sent === requests) {
      console.log(
        `${String(sent).padStart(8)} sent, heap ${mebibytes(heapBytes)}, in all ${mebibytes(process.memoryUsage.rss())}`,
      );
    }
  },
});
await server.close();
await rm(dataDir, { recursive: true });

const statuses = [...report.statuses].sort(([a], [b]) => a - b);
console.log(
  `answers: ${statuses.map(([status, count]) => `${status === 0 ? 'none, cut off' : status}: ${count}`).join(', ')}`,
);
console.log(`a neighbour was served ${report.served} times meanwhile`);
for (const fault of report.faults.slice(0, 10)) console.error(fault);
console.log(
  report.faults.length === 0
    ? 'No faults.'
    : `${report.faults.length} faults; npx pnpm fuzz ${seed} --requests ${requests} repeats them.`,
);
process.exit(report.faults.length === 0 ? 0 : 1);
