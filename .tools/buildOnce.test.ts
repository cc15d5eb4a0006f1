import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildOnce } from './buildOnce.ts';
import { root } from './runStep.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-once-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const below = (name: string) => relative(root, join(folder, name));
const build = { sources: [below('src'), below('lock.yaml')], output: below('out'), note: below('cache/note') };

const buildsTo = (text: string) =>
  buildOnce(build, async () => {
    mkdirSync(join(folder, 'out'), { recursive: true });
    write('out/main.mjs', text);
    return 0;
  });
const fails = () => buildOnce(build, async () => 1);

it('builds again when a source or the output is another, and only then', async () => {
  mkdirSync(join(folder, 'src'));
  write('src/main.ts', 'one');
  write('lock.yaml', '');
  expect([await buildsTo('1'), await buildsTo('1')]).toEqual(['built', 'kept']);

  write('src/main.test.ts', 'shows it');
  expect(await buildsTo('1')).toBe('kept');

  write('src/main.ts', 'two');
  expect([await fails(), await fails(), await buildsTo('2'), await buildsTo('2')]).toEqual([
    'failed',
    'failed',
    'built',
    'kept',
  ]);

  write('lock.yaml', 'newer');
  expect([await buildsTo('3'), await buildsTo('3')]).toEqual(['built', 'kept']);
  write('src/more.ts', '');
  expect([await buildsTo('4'), await buildsTo('4')]).toEqual(['built', 'kept']);
  rmSync(join(folder, 'src/more.ts'));
  expect([await buildsTo('5'), await buildsTo('5')]).toEqual(['built', 'kept']);

  write('out/main.mjs', 'of another build');
  expect([await buildsTo('5'), await buildsTo('5')]).toEqual(['built', 'kept']);
  rmSync(join(folder, 'out'), { recursive: true });
  expect([await buildsTo('5'), await buildsTo('5')]).toEqual(['built', 'kept']);
});

it('what changes while it is being built is built the next time', async () => {
  write('src/main.ts', 'three');
  const outcome = await buildOnce(build, async () => {
    write('src/main.ts', 'four');
    return 0;
  });
  expect([outcome, await buildsTo('6'), await buildsTo('6')]).toEqual(['built', 'built', 'kept']);
});
