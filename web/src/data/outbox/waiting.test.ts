import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { bindAccount } from '../bindAccount.ts';
import { createEntityStore } from '../entityStore.ts';
import { createTestSync } from '../fakes/createTestSync.ts';
import { openTestDevice, testWorkspace } from '../fakes/openTestDevice.ts';
import { aloneSince } from './unsent.ts';
import { countWaiting, readStates } from './waiting.ts';

const account = { userId: 'u', email: 'u@example.org', workspace: testWorkspace };

describe('what waits for the server', () => {
  it('is nothing without an account, whatever was written, changed or deleted', async () => {
    const { device, add, todos } = await createTestSync(await openTestDevice());
    const [kept, deleted] = [await add('kept'), await add('deleted')];
    await todos.edit(kept, { title: 'kept and changed' });
    await todos.remove(deleted);
    expect(await countWaiting(device.db)).toEqual({ unsent: 0, oldestUnsentAt: null, refused: 0 });
    for (const id of [kept, deleted]) expect((await readStates(device.db, 'todo', [id])).get(id)).toBe(undefined);
  });

  it('is everything of it from the first sign-in on, each as old as its first edit', async () => {
    const { device, add } = await createTestSync(await openTestDevice());
    const id = await add('before any account');
    const writtenAt = device.wall.now;
    device.wall.now += 3_600_000;
    await add('an hour later');
    await bindAccount(device, account);
    expect(await countWaiting(device.db)).toEqual({ unsent: 2, oldestUnsentAt: writtenAt, refused: 0 });
    expect((await readStates(device.db, 'todo', [id])).get(id)).toBe('saved_here');
  });

  it('tells since when records are kept for nobody else, until there is an account', async () => {
    const { device, add } = await createTestSync(await openTestDevice());
    expect(await aloneSince(device.db)).toBeNull();
    const beganAt = device.wall.now;
    const first = await add('first');
    device.wall.now += 1_000;
    await add('second');
    await createEntityStore(device, registry.todo).edit(first, { title: 'first, changed' });
    expect(await aloneSince(device.db)).toBe(beganAt);
    await bindAccount(device, account);
    expect(await aloneSince(device.db)).toBeNull();
  });

  it('[OB5] is a person where the server refused, and nobody once it has answered', async () => {
    const { device, add, exchange } = await createTestSync();
    const refused = await add('refused');
    await exchange({}, { verdict: 'rejected', code: 'too_large' });
    const taken = await add('taken');
    await exchange();
    expect(await countWaiting(device.db)).toEqual({ unsent: 0, oldestUnsentAt: null, refused: 1 });
    expect((await readStates(device.db, 'todo', [refused])).get(refused)).toBe('needs_you');
    expect((await readStates(device.db, 'todo', [taken])).get(taken)).toBe(undefined);
  });

  it('is said of each record of a list, among however many others', async () => {
    const { device, add, exchange } = await createTestSync();
    const settled: string[] = [];
    for (let n = 0; n < 3; n += 1) settled.push(await add(`settled ${n}`));
    await exchange();
    const waits: string[] = [];
    for (const count of [0, 1, 99, 100, 150]) {
      while (waits.length < count) waits.push(await add(`waits ${waits.length}`));
      const ids = [...settled, ...waits.filter((_, at) => at % 7 === 0)].reverse();
      const states = await readStates(device.db, 'todo', ids);
      expect(ids.filter((id) => states.get(id) === 'saved_here')).toEqual(ids.filter((id) => waits.includes(id)));
      expect(states.size).toBe(ids.length - settled.length);
    }
  });
});
