/** Installs other people's libraries to measure beside, in a folder of their own with its own lock file; nothing else does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { say } from '@holdfast/sync-server/bench/kit/result.ts';

export interface PeerFolder {
  /** From the project's root. */
  path: string;
  /** For people. */
  names: string;
}

/** The folder is the root of a workspace of its own, which says what may be built. */
const command = ['pnpm', 'install', '--frozen-lockfile', '--prefer-offline'];

/** False, and said what to do, where they cannot be had. */
export async function installPeers({ path, names }: PeerFolder): Promise<boolean> {
  say(`installing ${names}`);
  // What the command above us was told is of the workspace.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  );
  const cwd = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const options = { env, cwd, stdio: ['ignore', 'ignore', 2] as ('ignore' | 2)[] };
  const [code] = await once(spawn('npx', ['--yes', ...command], options), 'exit').catch(() => [1]);
  if (code === 0) return true;
  say(`${names} cannot be installed. With a network, once: (cd ${path} && npx ${command.join(' ')})`);
  return false;
}
