import { describe, expect, it } from 'vitest';
import { createSemaphore } from './semaphore.ts';

describe('a semaphore', () => {
  function createWork() {
    const begun: string[] = [];
    const ends = new Map<string, { resolve(): void; reject(error: Error): void }>();
    const work = (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => ends.set(name, { resolve: () => resolve(name), reject }));
    };
    return { begun, work, ends };
  }

  it('[FA1] lets two in at once and the others in the order they came, whatever becomes of each', async () => {
    const { begun, work, ends } = createWork();
    const semaphore = createSemaphore(2, 10);
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => semaphore(work(name)));
    const outcomes = Promise.allSettled(all);
    expect(begun).toEqual(['a', 'b']);
    ends.get('b')?.resolve();
    await all[1];
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b', 'c']);
    ends.get('a')?.reject(new Error('wrong'));
    await all[0]?.catch(() => {});
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    for (const name of ['c', 'd']) ends.get(name)?.resolve();
    await all[3];
    await Promise.resolve();
    ends.get('e')?.resolve();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    const again = semaphore(work('f'));
    expect(begun.at(-1)).toBe('f');
    ends.get('f')?.resolve();
    expect(await again).toBe('f');
  });

  it('[FA1] turns away whom there is no room to wait for', async () => {
    const { work, ends } = createWork();
    const semaphore = createSemaphore(1, 1);
    const [inside, waiting] = [semaphore(work('a')), semaphore(work('b'))];
    await expect(semaphore(work('c'))).rejects.toMatchObject({ reason: 'overloaded' });
    ends.get('a')?.resolve();
    await inside;
    await Promise.resolve();
    ends.get('b')?.resolve();
    expect(await waiting).toBe('b');
  });
});
