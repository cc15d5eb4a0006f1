import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSnapshots, planRemoval, readSnapshot, saveSnapshot } from './snapshotFiles.ts';

const hourMs = 60 * 60 * 1000;
const startMs = Date.parse('2026-03-01T08:30:00Z');

describe('snapshot files', () => {
  let dataDir: string;
  let folder: string;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'holdfast-files-'));
    folder = join(dataDir, 'db');
    await mkdir(join(folder, 'empty'), { recursive: true });
    await mkdir(join(folder, 'deep', 'er'), { recursive: true });
    await writeFile(join(folder, 'none'), '');
    await writeFile(join(folder, 'block'), 'x'.repeat(512));
    await writeFile(join(folder, 'deep', 'er', 'large'), Buffer.alloc(1_000_001, 'large'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('are what any tar reads', async () => {
    const { path } = await saveSnapshot(folder, { dataDir, now: () => startMs, signal });
    const out = join(dataDir, 'out');
    await mkdir(out);
    execFileSync('tar', ['-xzf', path, '-C', out]);
    expect((await readdir(out, { recursive: true })).sort()).toEqual(
      (await readdir(folder, { recursive: true })).sort(),
    );
    for (const name of ['none', 'block', 'deep/er/large']) {
      expect((await readFile(join(out, name))).equals(await readFile(join(folder, name)))).toBe(true);
    }
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('sort by time, also when the clock goes back', async () => {
    const first = await saveSnapshot(folder, { dataDir, now: () => startMs, signal });
    const second = await saveSnapshot(folder, { dataDir, now: () => startMs - hourMs, signal });
    expect(await listSnapshots(dataDir)).toEqual([first, second]);
    expect((await readdir(join(dataDir, 'snapshots'))).sort()[0]).toBe('2026-03-01T08-30-00.000Z.tar.gz');
  });

  it('leave nothing behind when they are cut short', async () => {
    const good = await saveSnapshot(folder, { dataDir, now: () => startMs, signal });
    const stopped = AbortSignal.abort();
    await expect(saveSnapshot(folder, { dataDir, now: () => startMs + 1, signal: stopped })).rejects.toThrow();
    expect(await readdir(join(dataDir, 'snapshots'))).toHaveLength(1);
    await readSnapshot(good);
  });

  it('that are torn say so', async () => {
    const snapshot = await saveSnapshot(folder, { dataDir, now: () => startMs, signal });
    const whole = await readFile(snapshot.path);
    await writeFile(snapshot.path, whole.subarray(0, -1));
    await expect(readSnapshot(snapshot)).rejects.toThrow('unexpected end of file');
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(whole.length - 20) ^ 1, whole.length - 20);
    await writeFile(snapshot.path, flipped);
    await expect(readSnapshot(snapshot)).rejects.toThrow();
  });

  it('are kept: the newest three, and the last one of each of seven days', () => {
    let kept: { path: string; takenAt: number }[] = [];
    for (let hour = 0; hour < 24 * 20; hour++) {
      const takenAt = startMs + hour * hourMs;
      kept.push({ path: new Date(takenAt).toISOString(), takenAt });
      const removed = new Set(planRemoval(kept));
      kept = kept.filter((snapshot) => !removed.has(snapshot));
    }
    // The last of all was taken at 7:30 on the 21st.
    expect(kept.map(({ path }) => path.slice(5, 13))).toEqual([
      ...['03-15T23', '03-16T23', '03-17T23', '03-18T23', '03-19T23', '03-20T23'],
      ...['03-21T05', '03-21T06', '03-21T07'],
    ]);
  });
});
