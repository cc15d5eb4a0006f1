/** Installs what the store is measured beside, in its own folder with its own lock file; nothing else does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { say } from '@holdfast/sync-server/bench/kit/result.ts';

const folder = fileURLToPath(new URL('peers', import.meta.url));
const command = ['pnpm', 'install', '--ignore-workspace', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline'];

/** False, and said what to do, where they cannot be had. */
export async function installPeers(): Promise<boolean> {
  say('store: the peers are installed');
  // What the command above us was told is of the workspace.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  );
  const options = { env, cwd: folder, stdio: ['ignore', 'ignore', 2] as ('ignore' | 2)[] };
  const [code] = await once(spawn('npx', ['--yes', ...command], options), 'exit').catch(() => [1]);
  if (code === 0) return true;
  say(
    `The peers (RxDB, PouchDB, TinyBase) cannot be installed. With a network, once: (cd web/bench/store/peers && npx ${command.join(' ')})`,
  );
  return false;
}
