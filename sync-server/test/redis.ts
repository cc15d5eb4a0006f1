/** A real Redis for tests, which keeps nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { requireProgram } from './findProgram.ts';
import { freePort } from './postgres.ts';

export interface TestRedis {
  url: string;
  /** Dies at once; every connection is lost. */
  kill(): Promise<void>;
  /** After `kill`: on the same address. */
  start(): Promise<void>;
  /** It hangs: connections stay, and nothing is answered. */
  freeze(): void;
  thaw(): void;
}

export async function startRedis(): Promise<TestRedis> {
  const program = requireProgram('redis-server', 'redis-server');
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  let server: ChildProcess | null = null;
  process.once('exit', () => void server?.kill('SIGKILL'));
  const start = async () => {
    server = spawn(program, flags, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'ignore'] });
    await readyToAccept(server);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async kill() {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      if (server?.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL');
        await ended;
      }
      server = null;
    },
  };
}

function readyToAccept(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`Redis did not start: ${said}`)));
  });
}
