import { describe, expect, it } from 'vitest';
import { createTestSync } from '../fakes/createTestSync.ts';
import { type UnsentScope, unsentKeys } from './unsentKeys.ts';

describe('the records that live on this device only', () => {
  it.each<[scope: UnsentScope, titles: string[]]>([
    ['waiting', ['waits longer', 'waits']],
    ['unsent', ['waits longer', 'waits', 'refused']],
    ['all', ['waits longer', 'waits', 'refused', 'sent']],
  ])('[AU3] %s: each once, the longest waiting first', async (scope, titles) => {
    const { device, add, exchange, title } = await createTestSync();
    await add('refused');
    await exchange({}, { verdict: 'rejected', code: 'too_large' });
    await add('sent');
    await exchange();
    await add('waits longer');
    device.wall.now += 1_000;
    await add('waits');
    const keys = await unsentKeys(device, scope);
    expect(await Promise.all(keys.map(([, id]) => title(id)))).toEqual(titles);
  });
});
