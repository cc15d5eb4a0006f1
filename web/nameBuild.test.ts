import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { digestOf } from './nameBuild.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('[OB5] a build has another name when code of the agreement changed, and only then', () => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('todo.ts', 'one');
  const first = digestOf(folder);
  write('todo.test.ts', 'shows it');
  expect(digestOf(folder)).toBe(first);
  write('todo.ts', 'two');
  const second = digestOf(folder);
  write('habit.ts', '');
  const third = digestOf(folder);
  expect(new Set([first, second, third]).size).toBe(3);
  write('todo.ts', 'one');
  rmSync(join(folder, 'habit.ts'));
  expect(digestOf(folder)).toBe(first);
});
