/** The server as a process of its own, and how to speak to it over the network. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerParts } from '../src/createServer.ts';

/** Programs of tests are over before compiling WebAssembly well has paid. */
export const quickStart = ['--liftoff-only'];

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

export interface Program {
  process: ChildProcess;
  /** Once it listens. */
  url: Promise<string>;
  ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** `file`: as `builtProgram` gives it. */
export function startProgram(file: string, env: Record<string, string>, args: readonly string[] = []): Program {
  const child = spawn(process.execPath, [...quickStart, file, ...args], {
    cwd: packageFolder,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', ...env },
  });
  const killWithUs = () => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  let out = '';
  let err = '';
  const url = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const address = /Holdfast is at (\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  return { process: child, url, ended };
}

/** The same way to speak to the app as in process, over the network. */
export function overNetwork(url: string): ServerParts['app'] {
  const request = (path: string, init?: RequestInit) => fetch(url + path, withoutHost(init));
  return { request } as unknown as ServerParts['app'];
}

/** `fetch` sets Host and Content-Length itself; without a page there is no Origin either. */
function withoutHost(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  headers.delete('host');
  headers.delete('origin');
  headers.delete('content-length');
  return { ...init, headers };
}
