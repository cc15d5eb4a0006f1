/** A real server process for one test: its own port, its own embedded database, a log to read. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtProgram } from '@holdfast/sync-server/test/builtProgram.ts';
import { emptyDatabase, scratch } from '@holdfast/sync-server/test/emptyDatabase.ts';
import { freePort } from '@holdfast/sync-server/test/freePort.ts';
import { quickStart } from '@holdfast/sync-server/test/program.ts';

export interface Server {
  url: string;
  port: number;
  /** Everything it printed so far. */
  log(): string;
  start(): Promise<void>;
  /** SIGTERM, and waits until it is gone. */
  stop(): Promise<void>;
  /** From now on the next exchange with changes kills the process between commit and reply. Test builds only. */
  killAfterNextCommit(): Promise<void>;
  /** Stops, and starts again on an empty database. */
  loseEverything(): Promise<void>;
  /** Resolves when the process is gone, however it went. */
  gone(): Promise<void>;
  dispose(): Promise<void>;
}

export async function createServerForTest(): Promise<Server> {
  const folder = await mkdtemp(join(scratch, 'holdfast-e2e-'));
  const dataDir = join(folder, 'data');
  const startEmpty = async () => cp(await emptyDatabase(), join(dataDir, 'db'), { recursive: true });
  await startEmpty();
  const faultFile = join(folder, 'fault');
  const program = await builtProgram('faultyServer');
  const port = await freePort();
  let output = '';
  let child: ChildProcess | null = null;
  let ended: Promise<void> = Promise.resolve();

  const server: Server = {
    url: `http://localhost:${port}`,
    port,
    log: () => output,
    async start() {
      const settings = { PORT: String(port), BASE_URL: server.url, DATA_DIR: dataDir, LOG_LEVEL: 'info' };
      const env = { ...process.env, ...settings, FAULT_FILE: faultFile };
      const started = spawn(process.execPath, [...quickStart, program], { env });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
      }
      ended = new Promise((resolve) => started.on('exit', () => resolve()));
      await Promise.race([
        untilHealthy(server.url),
        ended.then(() => {
          throw new Error(`the server ended at its start:\n${output}`);
        }),
      ]);
    },
    async stop() {
      child?.kill('SIGTERM');
      await ended;
    },
    async loseEverything() {
      await server.stop();
      await rm(dataDir, { recursive: true });
      await startEmpty();
      await server.start();
    },
    killAfterNextCommit: () => writeFile(faultFile, ''),
    gone: () => ended,
    async dispose() {
      child?.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const healthy = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not become ready in two minutes');
}
