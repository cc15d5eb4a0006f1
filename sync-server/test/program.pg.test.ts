import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Account, callAuth, cookiesOf, createAccount, titled } from './account.ts';
import { builtProgram } from './builtProgram.ts';
import { createDatabase } from './databases.ts';
import { overNetwork, type Program, startProgram } from './program.ts';
import { headOf, openRaw } from './rawConnection.ts';

describe('the program', () => {
  let folder: string;
  /** A data folder with a database in it, to be copied. */
  let made: string;
  let main: string;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-program-'));
    main = await builtProgram('main');
    made = join(folder, 'made');
    // Left by a first start that was cut short: neither a database nor a damaged one.
    await mkdir(join(made, 'db.new'), { recursive: true });
    await writeFile(join(made, 'db.new', 'PG_VERSION'), '18');
    const first = start({ DATA_DIR: made });
    await first.url;
    first.process.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    expect((await readdir(made)).sort()).toEqual(['auth-secret', 'db', 'snapshots']);
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function start(env: Record<string, string>, file = main): Program {
    const program = startProgram(file, env);
    running.add(program.process);
    void program.ended.then(() => running.delete(program.process));
    return program;
  }

  async function copyOfMade(name: string): Promise<string> {
    const copy = join(folder, name);
    await cp(made, copy, { recursive: true });
    return copy;
  }

  async function expectOneSentence(program: Program, sentence: RegExp) {
    const { code, out, err } = await program.ended;
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(code).toBe(1);
  }

  it('says where it is and what it stores where, and keeps its secret to itself', async () => {
    const program = start({ DATA_DIR: made });
    expect(await program.url).toMatch(/^http:\/\/localhost:\d+$/);
    program.process.kill('SIGINT');
    const { code, out } = await program.ended;
    expect(out).toContain(`embedded Postgres in ${join(made, 'db')}`);
    expect(code).toBe(0);
    // Not what lies inside the database's own folder: nobody else gets in there.
    const names = (await readdir(made, { recursive: true })).filter((name) => !name.startsWith('db/'));
    expect(names).toEqual(expect.arrayContaining(['auth-secret', 'db', 'snapshots']));
    const modes = await Promise.all(names.map(async (name) => [name, (await stat(join(made, name))).mode & 0o077]));
    expect(modes.filter(([, others]) => others !== 0)).toEqual([]);
  });

  it('names the database it uses without its password', async () => {
    const url = new URL(await createDatabase());
    url.password = 'swordfish';
    const dataDir = join(folder, 'elsewhere');
    const program = start({ DATABASE_URL: url.href, DATA_DIR: dataDir });
    await program.url;
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    program.process.kill('SIGTERM');
    const { out } = await program.ended;
    expect(out).toContain(`Postgres database ${url.pathname.slice(1)} at ${url.host}`);
    expect(out).not.toContain('swordfish');
  });

  it('drains on SIGTERM: streams end, everything is kept, the lock is gone, exit 0', async () => {
    const dataDir = await copyOfMade('drain');
    const program = start({ DATA_DIR: dataDir });
    const a = await createAccount(overNetwork(await program.url));
    const kept = titled('kept');
    await a.sync({ changes: [kept] });
    const stream = await a.ask(`/api/live?workspace=${a.workspace}`);
    const words = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('event: poke')) heard += (await words.read()).value;
    program.process.kill('SIGTERM');
    expect(await words.read()).toMatchObject({ done: true });
    expect((await program.ended).code).toBe(0);
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);

    const again = start({ DATA_DIR: dataDir });
    expect((await syncAt(await again.url, a)).changes).toEqual([kept]);
    again.process.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });

  it('[SV4] killed between commit and reply it has the record, and the repeat changes nothing', async () => {
    const dataDir = await copyOfMade('fault');
    const faultFile = join(folder, 'fault-now');
    const env = { DATA_DIR: dataDir, FAULT_FILE: faultFile };
    const file = await builtProgram('faultyServer');
    const faulty = start(env, file);
    const a = await createAccount(overNetwork(await faulty.url));
    await writeFile(faultFile, '');
    const change = titled('committed');
    await a.sync();
    await expect(a.sync({ changes: [change] })).rejects.toThrow('fetch failed');
    expect((await faulty.ended).code).toBeNull();
    expect(existsSync(faultFile)).toBe(false);

    // The dead process left its lock: it is taken over.
    const again = start(env, file);
    const reply = await syncAt(await again.url, a, [change]);
    expect(reply.verdicts).toMatchObject([{ verdict: 'unchanged' }]);
    expect(reply.changes).toEqual([change]);
  });

  it('answers 413 to a body that is still being sent, and goes on', async () => {
    const program = start({ DATABASE_URL: await createDatabase(), DATA_DIR: join(folder, 'upload') });
    const url = await program.url;
    const a = await createAccount(overNetwork(url));
    expect((await a.post(`"${'x'.repeat(8 * 1024 * 1024)}"`)).status).toBe(413);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('[FA1] logs neither at length nor as a failure what a client chose to send', async () => {
    const program = start({ DATABASE_URL: await createDatabase(), DATA_DIR: join(folder, 'log'), LOG_LEVEL: 'trace' });
    const url = (await program.url).replace('localhost', '127.0.0.1');
    const a = await createAccount(overNetwork(url));
    const secret = 'swordfish';
    const long = secret.repeat(100_000);
    const json = { cookie: a.cookie, 'content-type': 'application/json', 'x-holdfast': '1' };
    const bodies = [
      '',
      secret,
      `{"email": "${long}`,
      `"${secret}"`,
      `{"email":"${long}","name":"${long}"}`,
      `[${long}]`,
    ];
    const paths = ['sync', 'workspaces', 'live', 'meter', secret];
    for (const path of paths) {
      for (const body of bodies) {
        const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers: json, body });
        expect(answer.status).toBeLessThan(500);
        await answer.arrayBuffer();
      }
      const cut = openRaw(url, headOf('POST', `/api/${path}`, { ...json, 'content-length': 100 }) + secret);
      cut.socket.end();
      await cut.closed;
    }
    for (const odd of [
      `/${secret}%`,
      `/api/live?workspace=${secret}`,
      '//',
      `/assets/%00${secret}`,
      '/%ff',
      `/api/${secret}%zz`,
    ]) {
      const asked = openRaw(
        url,
        headOf('GET', odd, { ...json, origin: secret, 'x-forwarded-for': secret, connection: 'close' }),
      );
      // Where the web app is built some of them are its first page.
      expect([200, 400, 401, 403, 404, 503]).toContain(await asked.status);
      await asked.closed;
    }
    program.process.kill('SIGTERM');
    const { out, err } = await program.ended;
    const lines = out.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(paths.length * bodies.length);
    expect(lines.filter((line) => line.length > 2_000)).toEqual([]);
    expect(lines.filter((line) => (JSON.parse(line) as { level: number }).level > 30)).toEqual([]);
    expect(out + err).not.toContain(secret);
  });

  it('[AU5] logs no password, token, cookie or address, whatever becomes of a request to any endpoint of accounts', async () => {
    const database = await createDatabase();
    const program = start({ DATABASE_URL: database, DATA_DIR: join(folder, 'accounts'), LOG_LEVEL: 'trace' });
    const app = overNetwork(await program.url);
    const secret = 'swordfish';
    const person = { email: `${secret}@example.com`, password: `${secret} horse`, name: secret };
    const shown = new Set<string>();
    const at = async (path: string, body: unknown, status: number, cookie = '') => {
      const answer = await callAuth(app, path, body, { cookie });
      expect([path, answer.status]).toEqual([path, status]);
      const value = decodeURIComponent(cookiesOf(answer).split('=').slice(1).join('='));
      for (const part of value.split('.').filter(Boolean)) shown.add(part);
      return cookiesOf(answer);
    };

    await at('/sign-up/email', person, 200);
    await at('/sign-up/email', person, 422);
    await at('/sign-up/email', { ...person, email: secret }, 400);
    await at('/sign-up/email', { ...person, password: secret.repeat(20) }, 400);
    await at('/sign-in/email', { ...person, password: `${secret} cow` }, 401);
    await at('/sign-in/email', { ...person, email: `nobody-${person.email}` }, 401);
    await at('/sign-out', {}, 200, `holdfast.session_token=${secret}; ${secret}=${secret}`);
    const cookie = await at('/sign-in/email', person, 200);
    for (const path of [
      '/list-sessions',
      '/change-password',
      `/reset-password/${secret}`,
      `/verify-email?token=${secret}`,
    ])
      await at(path, { ...person, token: secret, newPassword: secret }, 404, cookie);
    await at('/sign-out', {}, 200, cookie);
    // A database that refuses quotes the row.
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    await client.query('alter table "session" add constraint refused check (false) not valid');
    await at('/sign-in/email', person, 503);
    await client.query('alter table "user" add constraint refused check (false) not valid');
    await at('/sign-up/email', { ...person, email: `other-${person.email}` }, 503);
    await client.end();

    program.process.kill('SIGTERM');
    const { out, err } = await program.ended;
    expect(out.match(/api\/auth/g)?.length).toBeGreaterThan(12);
    expect(out).toContain('an auth request failed');
    expect(shown.size).toBeGreaterThanOrEqual(4);
    for (const one of [secret, ...shown]) expect(out + err).not.toContain(one);
  });

  it('does not open a folder another server has', async () => {
    const dataDir = await copyOfMade('locked');
    const holder = start({ DATA_DIR: dataDir });
    await holder.url;
    await expectOneSentence(
      start({ DATA_DIR: dataDir }),
      /^The data folder .* is in use by another Holdfast server \(process \d+\)\.\n$/,
    );
  });

  it('says what it put in the place of a damaged database, once', async () => {
    const dataDir = await copyOfMade('damaged');
    await truncate(join(dataDir, 'db', 'global', 'pg_control'), 100);
    const sentence =
      /^What was saved until .* UTC is safe: .* The damaged folder is kept as .*damaged\/db\.damaged-\S+;/m;
    for (const told of [expect.stringMatching(sentence), expect.not.stringContaining('damaged database')]) {
      const program = start({ DATA_DIR: dataDir });
      await program.url;
      program.process.kill('SIGTERM');
      const { code, out } = await program.ended;
      expect(out).toEqual(told);
      expect(code).toBe(0);
    }
  });

  it('leaves a damaged folder as it is where there is no snapshot', async () => {
    const dataDir = await copyOfMade('hopeless');
    await rm(join(dataDir, 'snapshots'), { recursive: true });
    const control = join(dataDir, 'db', 'global', 'pg_control');
    await truncate(control, 100);
    const sentence = /^The database folder .* is damaged and cannot be opened, and there is no snapshot of it yet;/;
    await expectOneSentence(start({ DATA_DIR: dataDir }), sentence);
    expect((await stat(control)).size).toBe(100);
  });

  it('names a wrong setting', async () => {
    await expectOneSentence(start({ PORT: 'eighty' }), /^Setting PORT is wrong: expected a whole number/);
  });

  it('names a taken port', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const program = start({ DATABASE_URL: await createDatabase(), DATA_DIR: join(folder, 'port'), PORT: String(port) });
    await expectOneSentence(program, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is already in use`));
    holder.close();
  });

  it('names a database that does not answer', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    await once(probe, 'close');
    await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow();
    const program = start({ DATABASE_URL: `postgres://someone:swordfish@127.0.0.1:${port}/dash` });
    await expectOneSentence(
      program,
      /^The Postgres database dash at 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it('names a database that does not exist', async () => {
    const url = new URL(await createDatabase());
    url.pathname = '/nowhere';
    await expectOneSentence(start({ DATABASE_URL: url.href }), /refused the connection/);
  });

  it('[SV2] names a database whose transactions would not see what they waited for', async () => {
    const url = await createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const name = new URL(url).pathname.slice(1);
    await client.query(`alter database ${name} set default_transaction_isolation = 'repeatable read'`);
    await client.end();
    await expectOneSentence(start({ DATABASE_URL: url }), /"repeatable read".*"read committed"/);
  });
});

async function syncAt(url: string, a: Account, changes: unknown[] = []) {
  const response = await fetch(`${url}/api/sync`, {
    method: 'POST',
    headers: { cookie: a.cookie, 'x-holdfast': '1' },
    body: JSON.stringify({ protocol: 1, workspace: a.workspace, device: crypto.randomUUID(), cursor: null, changes }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as ExchangeReply;
}
