import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../../startError.ts';
import { lockFolder } from './folderLock.ts';

describe('the folder lock', () => {
  let folder: string;
  const path = () => join(folder, 'lock');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is taken once, given back, and taken again', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(StartError);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
    await (await lockFolder(folder))();
  });

  it('is given to exactly one of many who come at once, also over a dead one', async () => {
    await writeFile(path(), 'nonsense left by a crash');
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(path(), `${child.pid} 12345 x\n`);
    await lockFolder(folder);
    expect(await readFile(path(), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  });

  it('is taken over when the number now belongs to a younger process', async () => {
    await writeFile(path(), `${process.pid} 1 x\n`);
    await lockFolder(folder);
    expect(await readFile(path(), 'utf8')).not.toMatch(/ 1 x/);
  });

  it('is not removed by someone who lost it', async () => {
    const unlock = await lockFolder(folder);
    await writeFile(path(), 'someone else');
    await unlock();
    expect(await readFile(path(), 'utf8')).toBe('someone else');
  });
});
