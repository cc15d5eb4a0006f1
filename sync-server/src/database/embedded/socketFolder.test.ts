import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearDeadSocketFolders, makeSocketFolder, socketIn } from './socketFolder.ts';

describe('folders of sockets', () => {
  let parent: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'holdfast-parent-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  /** A process that listens in a folder of its own and is killed. */
  async function leaveOneBehind(): Promise<string> {
    const script = `
      const { mkdtempSync } = require('node:fs');
      const folder = mkdtempSync(process.argv[1] + '/holdfast-socket-' + process.pid + '-');
      require('node:net').createServer().listen(folder + '/.s.PGSQL.5432', () => console.log(folder));`;
    const child = spawn(process.execPath, ['-e', script, parent]);
    const [folder] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    await once(child, 'close');
    return basename(folder.toString().trim());
  }

  it('are for this user alone', async () => {
    expect((await stat(await makeSocketFolder(parent))).mode & 0o777).toBe(0o700);
  });

  it('that a killed process left behind are cleared up', async () => {
    const left = await leaveOneBehind();
    expect(await readdir(parent)).toEqual([left]);
    await clearDeadSocketFolders(parent);
    expect(await readdir(parent)).toEqual([]);
  });

  it('of the living, and whatever else lies there, stay', async () => {
    const dead = (await leaveOneBehind()).replace(/\w{6}$/, '');
    const mine = basename(await makeSocketFolder(parent));
    // Of a process that is not seen from here, but answers.
    const elsewhere = `${dead}abcdef`;
    await mkdir(join(parent, elsewhere));
    const listener = createServer().listen(socketIn(join(parent, elsewhere)));
    await once(listener, 'listening');
    // Not listening yet, for all that is known.
    const silent = `${dead}ghijkl`;
    const others = ['holdfast-socket-x', 'holdfast-test-123456', `${dead}abcdefg`];
    for (const name of [silent, ...others]) await mkdir(join(parent, name));
    await writeFile(join(parent, 'holdfast-socket-1-file12'), '');
    await clearDeadSocketFolders(parent);
    expect((await readdir(parent)).sort()).toEqual(
      [mine, elsewhere, silent, ...others, 'holdfast-socket-1-file12'].sort(),
    );
    listener.close();
  });
});
