import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './runStep.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-start-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The README's first command, as a person types it: through npx, pnpm and every shell in between. */
function start() {
  const program = spawn('npx', ['pnpm', 'start'], {
    cwd: root,
    // A group of its own, as a terminal gives it.
    detached: true,
    // The test runner sets a BASE_URL of its own.
    env: { ...process.env, BASE_URL: undefined, npm_config_yes: 'true', PORT: '0', DATA_DIR: dataDir },
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => program.on('exit', resolve));
  const isUp = new Promise<string>((resolve, reject) => {
    program.stdout.on('data', () => {
      const url = /Holdfast is at (\S+)/.exec(output)?.[1];
      if (url !== undefined && output.includes('auth-secret')) resolve(url);
    });
    void ended.then(() => reject(new Error(output)));
  });
  return { pid: program.pid ?? 0, isUp, ended };
}

describe('npx pnpm start', () => {
  it.each([
    ['SIGTERM to npx', (pid: number) => process.kill(pid, 'SIGTERM')],
    ['Ctrl-C in the terminal', (pid: number) => process.kill(-pid, 'SIGINT')],
  ])('serves app and API, says where, and on %s drains and exits 0', async (_, signal) => {
    const { pid, isUp, ended } = start();
    const url = await isUp;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('<title>Holdfast</title>');
    signal(pid);
    expect(await ended).toBe(0);
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
