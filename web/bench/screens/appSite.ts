/** The built app as people get it: its server with the embedded database, in a folder that goes with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Site } from './bareSite.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds what has changed first. Rejects with what the server printed when it ends instead of listening. */
export async function startAppSite(): Promise<Site> {
  await build();
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-screens-'));
  const child = spawn(process.execPath, ['--max-semi-space-size=64', 'sync-server/dist/main.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (said.length < 10_000) said += text;
        const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => reject(new Error(`the server ended at its start: ${said}`)));
  });
  return {
    url,
    still: '/icon.svg',
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', killWithUs);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function build(): Promise<void> {
  const args = ['--import', 'tsx', '.tools/build.ts', '--quiet'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const [code] = await once(spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] }), 'exit');
  if (code !== 0) throw new Error('The app cannot be built.');
}
