import { describe, expect, it } from 'vitest';
import { bindAccount } from './bindAccount.ts';
import { createTestSync } from './fakes/createTestSync.ts';
import { openTestDevice, testWorkspace } from './fakes/openTestDevice.ts';
import { readMeta, readSnapshot } from './meta.ts';

const account = { userId: 'u', email: 'u@example.org', workspace: testWorkspace };
const otherWorkspace = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3fffff';

describe('binding a database to an account', () => {
  it('the first sign-in leaves records and marks as they are, and starts from no cursor', async () => {
    const { device, add, unsent, pack } = await createTestSync(await openTestDevice());
    const id = await add('before any account');
    await bindAccount(device, account);
    expect(await unsent(id)).toEqual(['title']);
    expect(await pack()).toMatchObject({ workspace: testWorkspace, cursor: null, waiting: 1, isHeld: false });
  });

  it('signing in again to the same workspace goes on where it was', async () => {
    const { device, add, exchange, pack } = await createTestSync();
    await add('known there');
    await exchange();
    await bindAccount(device, { ...account, email: 'renamed@example.org' });
    expect(await pack()).toMatchObject({ cursor: 'next', waiting: 0, isHeld: false });
    expect(await readMeta(device.db, 'account')).toMatchObject({ email: 'renamed@example.org' });
  });

  it('[RH1] another workspace is pulled from the beginning first, then offered everything it lacks', async () => {
    const { device, add, exchange, shown, pack, unsent } = await createTestSync();
    const [known, missing] = [await add('in both'), await add('only here', { notes: 'and its notes' })];
    await exchange();
    await bindAccount(device, { ...account, workspace: otherWorkspace });
    const edited = await add('written meanwhile');
    expect(await pack()).toMatchObject({ workspace: otherWorkspace, cursor: null, isHeld: true, changes: [] });
    // Its retention has nothing to say about records that came from elsewhere.
    await exchange({ reset: true, expired: true, more: true, changes: [await shown(known)] });
    await exchange();
    expect(await readSnapshot(device.db)).toBeNull();
    expect(await unsent(known)).toEqual([]);
    expect(await unsent(missing)).toEqual(['notes', 'title']);
    expect(await unsent(edited)).toEqual(['title']);
    expect((await pack()).changes).toHaveLength(2);
  });

  it('[RH1] what the workspace it left had shown of a snapshot does not count for the other', async () => {
    const { device, add, exchange, shown, unsent } = await createTestSync();
    const id = await add('shown by the first');
    await exchange();
    await exchange({ reset: true, more: true, changes: [await shown(id)] });
    await bindAccount(device, { ...account, workspace: otherWorkspace });
    await exchange();
    expect(await unsent(id)).toEqual(['title']);
  });

  it('[LD1] a reply to the workspace it has left is not written', async () => {
    const { device, store, add, pack, apply, unsent } = await createTestSync();
    const id = await add('under way');
    const [lease, batch] = [(await store.takeLease()) ?? 0, await pack()];
    await bindAccount(device, { ...account, workspace: otherWorkspace });
    expect(await apply(batch, { verdicts: [{ entity: 'todo', id, verdict: 'applied' }] }, lease)).toBe('lease_lost');
    expect(await unsent(id)).toEqual(['title']);
    expect(await readMeta(device.db, 'cursor')).toBeUndefined();
  });
});
