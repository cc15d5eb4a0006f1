import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change, ExchangeReply } from '@holdfast/shared/protocol/exchange';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createServer, type ServerParts } from '../src/createServer.ts';
import { openEmbedded } from '../src/database/embedded/embedded.ts';
import { openDatabase } from '../src/database/pool.ts';
import { type Account, createAccount, type SyncRequest, titled } from './account.ts';

/** In the older snapshot, in the newer one too, in none. */
const [early, kept, later] = [titled('early'), titled('kept'), titled('later')];

/** The folder of a server that was killed: two snapshots, and a database that holds more than they do. */
describe('an embedded database that was damaged', () => {
  let root: string;
  let made: string;
  let account: Account;
  /** Of a device that has seen everything. */
  let cursor: string;
  let epoch: string;
  let files: Record<'records' | 'records_pkey' | 'pg_class', string>;
  let copies = 0;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'holdfast-damage-'));
    made = join(root, 'made');
    const dataDir = join(root, 'first');
    const first = await openServer(dataDir);
    account = await createAccount(first.app);
    await account.sync({ changes: [early] });
    await first.close();
    const second = await openServer(dataDir);
    await syncAt(second, { changes: [kept] });
    await second.close();
    const third = await openServer(dataDir);
    await syncAt(third, { changes: [later] });
    ({ cursor } = await syncAt(third));
    epoch = await epochOf(third);
    const { rows } = await third.pool.query(
      `select pg_relation_filepath('records') as records, pg_relation_filepath('records_pkey') as records_pkey,
        pg_relation_filepath('pg_class') as pg_class`,
    );
    files = rows[0];
    await copyKilled(dataDir, made);
    await third.close();
    expect(await readdir(join(made, 'snapshots'))).toHaveLength(2);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  function openServer(dataDir: string): Promise<ServerParts> {
    return createServer(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  }

  /** What a killed process leaves: its files as they are, and a lock of nobody. */
  async function copyKilled(from: string, to: string): Promise<void> {
    await cp(from, to, { recursive: true });
    await rm(join(to, 'lock'));
  }

  async function copyOfMade(): Promise<string> {
    const copy = join(root, `copy-${++copies}`);
    await cp(made, copy, { recursive: true });
    return copy;
  }

  async function syncAt({ app }: ServerParts, request: Partial<SyncRequest> = {}): Promise<ExchangeReply> {
    const response = await app.request('/api/sync', {
      method: 'POST',
      headers: { cookie: account.cookie, 'x-holdfast': '1', 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ protocol: 1, workspace: account.workspace, device: randomUUID(), cursor: null, changes: [] },
        ...request,
      }),
    });
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as ExchangeReply;
  }

  async function epochOf({ pool }: ServerParts): Promise<string> {
    return (await pool.query('select epoch from server_state')).rows[0].epoch;
  }

  const byId = (changes: Change[]) => changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

  /** The records of a snapshot, the account, and a device that is told to bring back what it has. */
  async function expectRestored(dataDir: string, records: Change[]): Promise<void> {
    const server = await openServer(dataDir);
    try {
      expect(await epochOf(server)).not.toBe(epoch);
      expect(server.notice).toMatch(/^What was saved until .* UTC is safe: the snapshot of then took the place/);
      const all = await syncAt(server, { cursor });
      expect(all.reset).toBe(true);
      expect(byId(all.changes)).toEqual(byId(records));
      const { verdicts } = await syncAt(server, { changes: [early, kept, later] });
      const lacked = (change: Change) => (records.includes(change) ? 'unchanged' : 'applied');
      expect(verdicts.map(({ verdict }) => verdict)).toEqual([early, kept, later].map(lacked));
    } finally {
      await server.close();
    }
  }

  async function asideOf(dataDir: string): Promise<string[]> {
    const names = (await readdir(dataDir)).filter((name) => name.startsWith('db.damaged-'));
    return names.map((name) => join(dataDir, name));
  }

  async function overwrite(
    path: string,
    { at = 0, bytes = 8192, fill = 'damage' as string | number } = {},
  ): Promise<void> {
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(bytes, fill), 0, bytes, at);
    await file.close();
  }

  const damages: Record<string, (db: string) => Promise<void>> = {
    'the control file is cut': (db) => truncate(join(db, 'global', 'pg_control'), 100),
    'a catalog is overwritten': (db) => overwrite(join(db, files.pg_class)),
    'the log is overwritten': async (db) => {
      const wal = join(db, 'pg_wal');
      const segments = (await readdir(wal)).filter((name) => /^[0-9A-F]{24}$/.test(name));
      for (const name of segments) await overwrite(join(wal, name), { bytes: (await stat(join(wal, name))).size });
    },
    'the version file is gone': (db) => rm(join(db, 'PG_VERSION')),
    'a transaction log is gone': (db) => rm(join(db, 'pg_xact'), { recursive: true }),
  };

  it.each(Object.entries(damages))('[RH1] %s: the newest snapshot takes its place', async (_, damage) => {
    const dataDir = await copyOfMade();
    await damage(join(dataDir, 'db'));
    const before = await readdir(join(dataDir, 'db'), { recursive: true });
    await expectRestored(dataDir, [early, kept]);
    const [aside = '', ...more] = await asideOf(dataDir);
    expect(more).toEqual([]);
    const left = new Set(await readdir(aside, { recursive: true }));
    // Caches and the mark of the process, which the attempt to open it may remove.
    const lost = before.filter((name) => !left.has(name) && !/pg_internal\.init$|^postmaster\.pid$/.test(name));
    expect(lost).toEqual([]);
  });

  /** At rest, so the log does not repair it; the snapshot of the end is gone. */
  async function damageRows(): Promise<string> {
    const dataDir = await copyOfMade();
    await (await openServer(dataDir)).close();
    await rm(join(dataDir, 'snapshots', (await readdir(join(dataDir, 'snapshots'))).sort().at(-1) ?? ''));
    await overwrite(join(dataDir, 'db', files.records), { at: 4096, bytes: 4096 });
    return dataDir;
  }

  it('[RH1] after an end that was not clean, rows that cannot be read are found at the start, and set aside as they are', async () => {
    const dataDir = await damageRows();
    await cp(join(made, 'db.open'), join(dataDir, 'db.open'));
    const damaged = await readFile(join(dataDir, 'db', files.records));
    await expectRestored(dataDir, [early, kept]);
    const [aside = ''] = await asideOf(dataDir);
    expect((await readFile(join(aside, files.records))).equals(damaged)).toBe(true);
  });

  it('[RH1] after a clean end no row is read at the start; one that cannot be read is said when it is met, and mended at the next start', async () => {
    const dataDir = await damageRows();
    const taken = await readdir(join(dataDir, 'snapshots'));
    const said: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void said.push(line) });
    const config = readConfig({ DATA_DIR: dataDir });
    const database = await openDatabase(config, log);
    expect(database.notice).toBeNull();
    const read = () => database.pool.query('select sum(octet_length(r::text)) from records r');
    for (let n = 0; n < 2; n++) await expect(read()).rejects.toMatchObject({ code: 'XX001' });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('a part of the embedded database cannot be read; stop the server and start it again');
    await database.close();
    expect(await readdir(join(dataDir, 'snapshots'))).toEqual(taken);
    await expectRestored(dataDir, [early, kept]);
  });

  it('[RH1] an end without a snapshot is clean all the same: no device is bothered, and the next end takes one', async () => {
    const dataDir = await copyOfMade();
    const snapshots = join(dataDir, 'snapshots');
    const server = await openServer(dataDir);
    await syncAt(server, { changes: [titled('unsaved')] });
    await rename(snapshots, `${snapshots}.away`);
    await writeFile(snapshots, 'in the way');
    await server.close();
    await rm(snapshots);
    await rename(`${snapshots}.away`, snapshots);
    const again = await openServer(dataDir);
    expect(await epochOf(again)).toBe(epoch);
    expect(again.notice).toBeNull();
    await again.close();
    expect(await readdir(snapshots)).toHaveLength(3);
    expect(existsSync(join(dataDir, 'db.open'))).toBe(false);
  });

  it('[RH1] where the newest snapshot is torn, the one before takes the place', async () => {
    const dataDir = await copyOfMade();
    await truncate(join(dataDir, 'db', 'global', 'pg_control'), 100);
    const [, newest = ''] = (await readdir(join(dataDir, 'snapshots'))).sort();
    const path = join(dataDir, 'snapshots', newest);
    await truncate(path, (await stat(path)).size - 1000);
    await expectRestored(dataDir, [early]);
    // It is an ordinary database again.
    const again = await openServer(dataDir);
    expect(again.notice).toBeNull();
    expect((await syncAt(again)).changes).toHaveLength(3);
    await again.close();
  });

  it('leaves everything as it is when no snapshot can take the place', async () => {
    const dataDir = await copyOfMade();
    await truncate(join(dataDir, 'db', 'global', 'pg_control'), 100);
    for (const name of await readdir(join(dataDir, 'snapshots')))
      await truncate(join(dataDir, 'snapshots', name), 5000);
    const before = (await readdir(dataDir)).sort();
    await expect(openServer(dataDir)).rejects.toThrow(/^The database folder .* and none of its 2 snapshot/);
    expect((await readdir(dataDir)).sort()).toEqual(before);
    expect((await stat(join(dataDir, 'db', 'global', 'pg_control'))).size).toBe(100);
  });

  it('[RH1] a start that was cut short while it restored begins again', async () => {
    const dataDir = await copyOfMade();
    await rename(join(dataDir, 'db'), join(dataDir, 'db.damaged-2026-01-01T00-00-00.000Z'));
    await mkdir(join(dataDir, 'db.restored', 'base'), { recursive: true });
    await writeFile(join(dataDir, 'db.restored', 'PG_VERSION'), '18');
    await expectRestored(dataDir, [early, kept]);
    expect(existsSync(join(dataDir, 'db.restored'))).toBe(false);
  });

  it('[RH1] a start that was cut short after it restored still tells the devices, and the person', async () => {
    const dataDir = await copyOfMade();
    await truncate(join(dataDir, 'db', 'global', 'pg_control'), 100);
    const cut = await openEmbedded({ dataDir, now: Date.now, log: pino({ level: 'silent' }) });
    const left = `${dataDir}-left`;
    await copyKilled(dataDir, left);
    await cut.close(false);
    await expectRestored(left, [early, kept]);
    await expectRestored(dataDir, [early, kept]);
  });

  it('a killed process lost nothing, and no device is bothered', async () => {
    const server = await openServer(await copyOfMade());
    expect(await epochOf(server)).toBe(epoch);
    expect(server.notice).toBeNull();
    expect(await syncAt(server, { cursor })).toMatchObject({ reset: false, changes: [] });
    await server.close();
  });

  it('[RH1] after the machine stopped, devices bring back what may be missing, and indexes are made anew', async () => {
    const dataDir = await copyOfMade();
    await (await openServer(dataDir)).close();
    await writeFile(join(dataDir, 'db.open'), 'another run of the machine\n');
    // A page that never reached the disk.
    await overwrite(join(dataDir, 'db', files.records_pkey), { at: 8192, fill: 0 });
    const server = await openServer(dataDir);
    expect(await epochOf(server)).not.toBe(epoch);
    expect(server.notice).toMatch(/^The machine stopped while the database was open/);
    expect(await syncAt(server, { cursor })).toMatchObject({ reset: true });
    expect((await syncAt(server, { changes: [titled('new')] })).verdicts).toMatchObject([{ verdict: 'applied' }]);
    await server.close();
  });

  it('does not take a folder of another Postgres for damaged', async () => {
    const dataDir = await copyOfMade();
    await writeFile(join(dataDir, 'db', 'PG_VERSION'), '17\n');
    await expect(openServer(dataDir)).rejects.toThrow(/was made by Postgres 17, and this server has Postgres 18/);
    expect(await asideOf(dataDir)).toEqual([]);
  });

  it('[DB4] a server that starts and ends without a write takes no snapshot', async () => {
    const dataDir = await copyOfMade();
    await (await openServer(dataDir)).close();
    const before = await readdir(join(dataDir, 'snapshots'));
    const server = await openServer(dataDir);
    expect((await syncAt(server)).changes).toHaveLength(3);
    await server.close();
    expect(await readdir(join(dataDir, 'snapshots'))).toEqual(before);
  });

  it('is for nobody else to read', async () => {
    expect((await stat(join(made, 'db'))).mode & 0o077).toBe(0);
    for (const name of await readdir(join(made, 'snapshots'))) {
      expect((await stat(join(made, 'snapshots', name))).mode & 0o077).toBe(0);
    }
  });
});
