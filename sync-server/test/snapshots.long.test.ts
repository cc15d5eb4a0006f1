import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddedDatabase, openEmbedded } from '../src/database/embedded/embedded.ts';
import { createDatabase } from '../src/database/embedded/embeddedFolder.ts';
import { listSnapshots, readSnapshot, type Snapshot } from '../src/database/embedded/snapshotFiles.ts';
import { createSnapshots, type Snapshots } from '../src/database/embedded/snapshots.ts';
import { createPool } from '../src/database/pool.ts';

const minuteMs = 60_000;

describe('snapshots of the embedded database', () => {
  const log = pino({ level: 'silent' });
  let root: string;
  let dataDir: string;
  let nowMs: number;
  let embedded: EmbeddedDatabase;
  let pool: pg.Pool;
  let snapshots: Snapshots;
  let onSave = () => {};
  let onCopied = () => {};

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'holdfast-snapshots-'));
    const database = await createDatabase(join(root, 'made', 'db'));
    await database.exec('create table a (n int primary key); create table b (n int primary key)');
    await database.close();
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  beforeEach(async () => {
    dataDir = await mkdtemp(join(root, 'data-'));
    await cp(join(root, 'made'), dataDir, { recursive: true });
    nowMs = Date.parse('2026-03-01T08:00:00Z');
    await open();
  });
  afterEach(async () => {
    [onSave, onCopied] = [() => {}, () => {}];
    vi.useRealTimers();
    vi.restoreAllMocks();
    await close();
  });

  async function open(): Promise<void> {
    const now = () => nowMs;
    embedded = await openEmbedded({ dataDir, now, log });
    pool = createPool({ host: embedded.socketFolder, user: 'postgres', database: 'postgres' }, 1, log);
    const { savedTransaction, lastSnapshotAt: lastTakenAt } = embedded;
    const save = (signal: AbortSignal, copied: () => void) => {
      onSave();
      return embedded.save(signal, () => {
        onCopied();
        copied();
      });
    };
    snapshots = createSnapshots({ pool, save, savedTransaction, lastTakenAt, now, log });
  }

  async function close(): Promise<void> {
    const isUnsaved = await snapshots.stop();
    await pool.end();
    await embedded.close(isUnsaved);
  }

  async function look<T>(snapshot: Snapshot | null, inside: (database: PGlite) => Promise<T>): Promise<T> {
    if (snapshot === null) throw new Error('there is no snapshot');
    const database = await createDatabase(join(dataDir, 'looked'), await readSnapshot(snapshot));
    try {
      return await inside(database);
    } finally {
      await database.close();
      await rm(join(dataDir, 'looked'), { recursive: true });
    }
  }

  it('holds whole transactions, and all that were answered, while others go on', async () => {
    let answered = 0;
    let isOver = false;
    const writer = async () => {
      while (!isOver) {
        const client = await pool.connect();
        const n = answered + 1;
        await client.query('begin');
        await client.query('insert into a values ($1)', [n]);
        await client.query('insert into b values ($1)', [n]);
        await client.query('commit');
        answered = n;
        client.release();
      }
    };
    const writing = writer();
    let atSave = 0;
    let copies = 0;
    onSave = () => {
      atSave = answered;
    };
    onCopied = () => {
      expect(answered).toBe(atSave);
      // Throws at the first difference; nothing else runs in this process meanwhile.
      execFileSync('diff', ['-r', join(dataDir, 'db'), join(dataDir, 'db.copy')]);
      copies++;
    };
    const seen: number[] = [];
    for (let round = 0; round < 2; round++) {
      const before = answered;
      const snapshot = await snapshots.takeIfWritten();
      const after = answered;
      // Writers are held up for the copy only, not while it is packed.
      expect(after).toBeGreaterThan(before);
      const [a, b] = await look(snapshot, async (database) => [
        (await database.query<{ n: number }>('select n from a order by n')).rows.map(({ n }) => n),
        (await database.query<{ n: number }>('select n from b order by n')).rows.map(({ n }) => n),
      ]);
      expect(a).toEqual(b);
      expect(a).toEqual(Array.from({ length: a?.length ?? 0 }, (_, i) => i + 1));
      expect(a?.length).toBeGreaterThanOrEqual(before);
      expect(a?.length).toBeLessThanOrEqual(after + 1);
      seen.push(a?.length ?? 0);
      nowMs += minuteMs;
    }
    isOver = true;
    await writing;
    expect(new Set(seen).size).toBe(2);
    expect(copies).toBe(2);
  });

  it('[DB4] are not taken when nothing was written, by the hour or at the end', async () => {
    expect(await snapshots.takeIfWritten()).not.toBeNull();
    const asked = vi.spyOn(pool, 'connect');
    expect(await snapshots.takeIfWritten()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
    await pool.query('select count(*) from a');
    expect(await snapshots.takeIfWritten()).toBeNull();
    await close();
    expect(await listSnapshots(dataDir)).toHaveLength(1);

    await open();
    await pool.query('select count(*) from a');
    await close();
    expect(await listSnapshots(dataDir)).toHaveLength(1);

    await open();
    await pool.query('insert into a values (1)');
    await close();
    expect(await listSnapshots(dataDir)).toHaveLength(2);
    await open();
  });

  it('[DB4] are looked for once an hour, and only after the database was used', async () => {
    await close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    nowMs += 100 * 60 * minuteMs;
    await open();
    let taken = 0;
    const nextTaken = () =>
      new Promise<void>((resolve) => {
        vi.spyOn(log, 'info').mockImplementation(() => {
          taken++;
          resolve();
        });
      });
    const pass = (ms: number) => {
      nowMs += ms;
      vi.advanceTimersByTime(ms);
    };
    const asked = vi.spyOn(pool, 'connect');
    pass(100 * 60 * minuteMs);
    expect(asked).not.toHaveBeenCalled();

    // After a long rest: soon.
    const first = nextTaken();
    await pool.query('insert into a values (1)');
    pass(minuteMs);
    await first;
    // Then by the hour.
    const second = nextTaken();
    await pool.query('insert into a values (2)');
    pass(59 * minuteMs);
    expect(taken).toBe(1);
    pass(minuteMs);
    await second;
    asked.mockClear();
    pass(100 * 60 * minuteMs);
    expect(asked).not.toHaveBeenCalled();
    expect(await listSnapshots(dataDir)).toHaveLength(3);
  });

  it('that fail are a line in the log, and the last one stays', async () => {
    const last = await snapshots.takeIfWritten();
    await pool.query('insert into a values (1)');
    const warned = vi.spyOn(log, 'warn');
    await mkdir(join(dataDir, 'snapshots', 'next.tmp'));
    expect(await snapshots.takeIfWritten()).toBeNull();
    expect(warned).toHaveBeenCalledOnce();
    expect(await listSnapshots(dataDir)).toEqual([last]);
    expect((await pool.query('select n from a')).rows).toEqual([{ n: 1 }]);
  });
});
