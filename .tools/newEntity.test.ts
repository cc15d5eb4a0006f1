import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from './projectFiles.ts';
import { root } from './runStep.ts';

/** The project as it is, elsewhere: what it installed is shared, its own packages are not. */
const copy = mkdtempSync(join(tmpdir(), 'holdfast-entity-'));
const packages = ['', 'shared', 'web', 'sync-server'];

function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === '@holdfast') {
      mkdirSync(join(to, name));
      for (const own of readdirSync(join(from, name))) symlinkSync(join(copy, own), join(to, name, own));
    } else if (!name.startsWith('.vite')) symlinkSync(join(from, name), join(to, name));
  }
}

beforeAll(() => {
  for (const path of filesUnder(''))
    if (lstatSync(join(root, path)).isFile()) cpSync(join(root, path), join(copy, path));
  for (const part of packages) linkModules(join(root, part, 'node_modules'), join(copy, part, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...command: string[]) {
  const [program = '', ...args] = command;
  const env = { ...process.env, npm_config_yes: 'true', VITEST: undefined, VITEST_MODE: undefined, NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8', env });
  return { status, said: `${stdout}${stderr}` };
}

const newEntity = (...names: string[]) => run('npx', 'tsx', '.tools/newEntity.ts', ...names);

describe('npx pnpm new:entity', () => {
  it.each([
    [[], 'Say what one is called'],
    [['Recipe'], 'lower-case letters'],
    [['../up'], 'lower-case letters'],
    [['sheep', 'sheep'], 'different names'],
    [['todo'], 'There is a "todo" already'],
    [['outbox'], "a table of Holdfast's own"],
    [['records'], "a table of Holdfast's own"],
    [['class', 'classes'], 'a word of TypeScript or SQL'],
  ])('refuses %j and writes nothing', (names, why) => {
    const { status, said } = newEntity(...names);
    expect([status, said]).toEqual([1, expect.stringContaining(why)]);
    expect(existsSync(join(copy, 'web/src/widgets', names[0] ?? 'none', 'widget.ts'))).toBe(names[0] === 'todo');
  });

  it('writes an entity that passes every check', () => {
    expect(newEntity('recipe')).toMatchObject({ status: 0 });
    expect(readFileSync(join(copy, 'shared/src/entities/registry.ts'), 'utf8')).toContain('preference, recipe }');
    const checks = [
      ['npx', 'biome', 'check', 'shared/src/entities', 'web/src/widgets/recipe', '.tools'],
      ['npx', 'tsc', '-p', 'shared'],
      ['npx', 'tsc', '-p', 'web'],
      ['npx', 'vitest', 'run', '--config', '.tools/vitest.config.ts', '--project=shared', '--project=web'].concat(
        'shared/src/entities',
        'web/src/widgets/recipe',
        'web/src/data/frozenDevice.test.ts',
      ),
    ];
    for (const [program = '', ...args] of checks) {
      const { status, said } = run(program, ...args);
      expect([args, status, status === 0 ? '' : said]).toEqual([args, 0, '']);
    }
  });
});
