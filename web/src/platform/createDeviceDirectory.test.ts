import { expect, it } from 'vitest';
import { createDeviceDirectory } from './createDeviceDirectory.ts';

function openDirectory() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return createDeviceDirectory(() => storage);
}

it('[AU1] a database is of one account: whoever it was before has none', () => {
  const directory = openDirectory();
  directory.bind('ann', 'x');
  directory.bind('bob', 'x');
  expect([directory.databaseOf('ann'), directory.databaseOf('bob'), directory.current()]).toEqual([
    undefined,
    'x',
    'x',
  ]);
  directory.bind('cleo', 'y');
  directory.remember('ann', 'x');
  expect([directory.databaseOf('ann'), directory.databaseOf('bob'), directory.current()]).toEqual([
    'x',
    undefined,
    'y',
  ]);
});

it('where nothing can be read it says what a new browser would', () => {
  const broken = createDeviceDirectory(() => {
    throw new Error('refused');
  });
  expect([broken.current(), broken.databaseOf('ann'), broken.discarded()]).toEqual(['holdfast-local', undefined, []]);
});
