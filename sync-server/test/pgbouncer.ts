/** A real PgBouncer for tests, before a Postgres, in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireProgram } from './findProgram.ts';
import { freePort, ordinaryUser } from './postgres.ts';

export interface TestPgBouncer {
  /** Of the same database as the Postgres address. */
  url: string;
  stop(): Promise<void>;
}

const shipped = new URL('../deploy/pgbouncer.ini', import.meta.url);

/** With the settings of `deploy/`, and others that are given by their names. */
export async function startPgBouncer(
  postgresUrl: string,
  settings: Record<string, string | number> = {},
): Promise<TestPgBouncer> {
  const program = requireProgram('pgbouncer', 'pgbouncer');
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-pgbouncer-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const { hostname, port: postgresPort } = new URL(postgresUrl);
  const own = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    // Whoever comes is the user named for the database.
    auth_type: 'any',
    auth_file: '',
    ...settings,
  };
  const config = join(folder, 'pgbouncer.ini');
  const ini = readFileSync(shipped, 'utf8').replace(
    /^holdfast = .*$/m,
    `* = host=${hostname} port=${postgresPort} user=postgres`,
  );
  writeFileSync(config, Object.entries(own).reduce(withSetting, ini));
  // It refuses to run as root.
  const child = spawn(program, [config], { ...ordinaryUser(), cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const killWithUs = () => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  await saysOn(child, 'process up');
  const url = new URL(postgresUrl);
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      process.off('exit', killWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In the place of the line there is, or after all: its section is the last one. A second section would reset it. */
function withSetting(ini: string, [name, value]: [string, string | number]): string {
  const line = new RegExp(`^${name} =.*$`, 'm');
  const setting = `${name} = ${value}`;
  return line.test(ini) ? ini.replace(line, setting) : `${ini}${setting}\n`;
}

/** Resolves when the program writes the words to its log. */
function saysOn(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(words)) resolve();
    });
    child.once('exit', () => reject(new Error(`PgBouncer did not start: ${said}`)));
  });
}
