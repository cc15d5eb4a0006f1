/** A server program as a process of its own, found by what it prints when it listens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Program {
  pid: number;
  port: number;
  /** SIGTERM, and waits until it is gone. */
  stop(): Promise<void>;
}

export interface ProgramPlan {
  env?: Record<string, string>;
  nodeFlags?: string[];
}

/** `file`: beside this one, or an address (`file:`). Rejects with what it printed when it ends instead of listening. */
export async function startProgram(file: string, { env = {}, nodeFlags = [] }: ProgramPlan = {}): Promise<Program> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', path], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'exit');
  const port = await listeningPort(child);
  return {
    pid: child.pid ?? 0,
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', killWithUs);
    },
  };
}

/** What the server is shipped with: the flags of `npx pnpm start`. */
export function shippedNodeFlags(): string[] {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { start: string } };
  const [, node = ''] = scripts.start.split(' node ');
  return node.split(' ').filter((word) => word.startsWith('--'));
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        if (said.length < 10_000) said += text;
        const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    }
    child.once('exit', () => reject(new Error(`the program ended at its start: ${said}`)));
  });
}
