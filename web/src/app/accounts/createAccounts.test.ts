import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Device } from '../../data/device.ts';
import { keepDraft } from '../../data/drafts.ts';
import { addDemo } from '../../demo/demo.ts';
import { directoryKey } from '../../platform/readDirectory.ts';
import { type Call, createTestBrowser, type Failure, look, type TestBrowser, write } from '../fakes/testBrowser.ts';

const [ann, bob] = ['ann@example.org', 'bob@example.org'];
/** More than any of them takes: a loop over steps ends when the tab survives. */
const mostSteps = 30;
const entrance = (email: string) => ({ email, password: 'long enough', takesDemo: false });

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

const annsWork = { email: ann, titles: ['of ann'], unsent: 1 };

/** Ann's session has ended, and something of hers was not sent. */
async function openAnns() {
  const browser = createTestBrowser();
  const device = await browser.enter(ann);
  await write(device, 'of ann');
  browser.endSession();
  return { browser, device };
}

/** Whoever of them comes back finds their own work, all of it, and nothing of the other. */
async function expectEachTheirOwn(browser: TestBrowser): Promise<void> {
  browser.heal();
  const bobs = await browser.enter(bob);
  await write(bobs, 'of bob');
  browser.endSession();
  expect(await look(await browser.enter(ann))).toEqual(annsWork);
  browser.endSession();
  expect(await look(await browser.enter(bob))).toEqual({ email: bob, titles: ['of bob'], unsent: 1 });
}

describe('Bob signs in on the device of Ann, and it does not come about', () => {
  const again = /Your work is safe on this device.*try again|no workspace/is;
  it.each<[string, Call, Failure]>([
    ['the sign-in does not arrive', 'signIn', 'unreachable'],
    ['the workspaces are not answered', 'listWorkspaces', 'unreachable'],
    ['the answer with the workspaces is lost', 'listWorkspaces', 'lost'],
    ['there are none', 'listWorkspaces', 'empty'],
    ['there is no room for his database', 'openDatabase', 'full'],
  ])('[AU1] %s: no session of his stays, Ann’s work does, and he can try again', async (_, call, failure) => {
    const { browser, device } = await openAnns();
    browser.fail(call, failure);
    const outcome = await browser.accounts.signIn(device, entrance(bob));
    expect(outcome).toMatchObject({ ok: false, field: null, message: expect.stringMatching(again) });
    expect([browser.session(), browser.directory.current()]).toEqual([null, device.db.name]);
    expect(await look(device)).toEqual(annsWork);
    await expectEachTheirOwn(browser);
  });

  it('[AU1] his session ends between sign-in and workspaces: the same', async () => {
    const { browser, device } = await openAnns();
    browser.fail('listWorkspaces', 'unauthenticated');
    expect(await browser.accounts.signIn(device, entrance(bob))).toMatchObject({ ok: false });
    expect([browser.session(), await look(device)]).toEqual([null, annsWork]);
    await expectEachTheirOwn(browser);
  });

  it.each<[string, Call[]]>([
    ['the answer to the sign-in is lost', ['signIn']],
    ['his session cannot be ended', ['listWorkspaces', 'signOut']],
  ])('[AU1] %s: the session may be his, the device stays hers', async (_, calls) => {
    const { browser, device } = await openAnns();
    browser.fail('signIn', 'lost');
    if (calls.length > 1) browser.heal();
    for (const call of calls) browser.fail(call, call === 'signIn' ? 'lost' : 'unreachable');
    expect(await browser.accounts.signIn(device, entrance(bob))).toMatchObject({ ok: false });
    expect([browser.session(), browser.directory.current()]).toEqual([bob, device.db.name]);
    expect(await look(device)).toEqual(annsWork);
    await expectEachTheirOwn(browser);
  });

  it('[AU1] his tab ends between any two steps: nobody loses anything', async () => {
    let survivedAt = 0;
    for (let step = 1; step <= mostSteps && survivedAt === 0; step += 1) {
      const { browser, device } = await openAnns();
      browser.dieAt(step);
      const signing = browser.accounts.signIn(device, entrance(bob));
      const isOver = await Promise.race([signing.then(() => true), untilDead(browser)]);
      if (isOver) survivedAt = step;
      await browser.reopen();
      await expectEachTheirOwn(browser);
    }
    expect(survivedAt).toBeGreaterThan(6);
  });

  it('[AU1] Ann herself is not signed out when her workspaces cannot be listed', async () => {
    const { browser, device } = await openAnns();
    browser.fail('listWorkspaces', 'unreachable');
    expect(await browser.accounts.signIn(device, entrance(ann))).toMatchObject({ ok: false });
    expect([browser.session(), await look(device)]).toEqual([ann, annsWork]);
  });
});

/** Resolves once the tab does nothing more. */
async function untilDead(browser: TestBrowser): Promise<false> {
  while (!browser.isDead()) await new Promise<void>((resolve) => setImmediate(resolve));
  return false;
}

describe('which database is whose', () => {
  it('[AU1] a tab that ended after the first sign-in had bound its database: it is found again after somebody else’s', async () => {
    const browser = createTestBrowser();
    const device = await browser.reopen();
    vi.spyOn(browser.directory, 'bind').mockImplementationOnce(() => {
      throw new Error('the tab ends here');
    });
    await browser.accounts.signIn(device, entrance(ann));
    await write(device, 'of ann');
    await expectEachTheirOwn(browser);
  });

  it('[AU1] somebody who may write into the workspace of whoever had the device before goes on in their own', async () => {
    const { browser } = await openAnns();
    browser.share(ann);
    await expectEachTheirOwn(browser);
  });

  it('[AU1] databases are evicted and their names are not: what is written then stays its writer’s', async () => {
    const browser = createTestBrowser();
    await browser.enter(ann);
    await browser.evict();
    await write(await browser.reopen(), 'of ann');
    expect(await look(await browser.enter(ann))).toEqual(annsWork);
    expect(await look(await browser.reopen())).toEqual(annsWork);
  });

  it('[AU1] … and whoever had the name before does not get what is another’s now', async () => {
    const browser = createTestBrowser();
    await browser.enter(ann);
    await browser.evict();
    await write(await browser.enter(bob), 'of bob');
    browser.endSession();
    expect(await look(await browser.enter(ann))).toEqual({ email: ann, titles: [], unsent: 0 });
    expect(await look(await browser.enter(bob))).toEqual({ email: bob, titles: ['of bob'], unsent: 1 });
  });

  it('[AU1] … not even where an earlier version has noted the same one for both', async () => {
    const browser = createTestBrowser();
    const bobs = await browser.enter(bob);
    await write(bobs, 'of bob');
    const byUser = Object.fromEntries([ann, bob].map((email) => [`id of ${email}`, bobs.db.name]));
    browser.kept.set(directoryKey, JSON.stringify({ current: 'another', byUser }));
    expect(await look(await browser.enter(ann))).toEqual({ email: ann, titles: [], unsent: 0 });
    expect(await look(await browser.enter(bob))).toEqual({ email: bob, titles: ['of bob'], unsent: 1 });
  });

  it('the demo stays where a sign-in that would have left it behind does not come about', async () => {
    const browser = createTestBrowser();
    await browser.enter(bob);
    browser.kept.set(directoryKey, JSON.stringify({ current: 'another', byUser: { [`id of ${bob}`]: 'his' } }));
    const device = await browser.reopen();
    await addDemo(device, { today: '2027-01-15', zone: 'Europe/Vienna', currency: 'EUR' });
    const before = await look(device);
    browser.fail('openDatabase', 'full');
    expect(await browser.accounts.signIn(device, entrance(bob))).toMatchObject({ ok: false });
    expect(await look(await browser.reopen())).toEqual(before);
    expect(before.titles).not.toEqual([]);
  });
});

describe.each(['signOut', 'deleteAccount'] as const)('leaving by %s', (way) => {
  const leave = async ({ accounts }: TestBrowser, device: Device, mayLose: number) =>
    way === 'signOut' ? accounts.leaveAccount(device, mayLose) : accounts.deleteAccount(device, 'long enough', mayLose);

  it.each<[string, Failure]>([
    ['the server is not reached', 'unreachable'],
    ['its answer is lost', 'lost'],
  ])('[AU3] %s: all of it stays, and it can be asked again', async (_, failure) => {
    const { browser, device } = await openAnns();
    browser.fail(way, failure);
    const outcome = await leave(browser, device, 1);
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('Nothing was removed here') });
    expect(await look(await browser.reopen())).toEqual(annsWork);
    browser.heal();
    expect(await leave(browser, await browser.reopen(), 1)).toMatchObject({ ok: true });
    expect(await look(await browser.reopen())).toEqual({ email: null, titles: [], unsent: 0 });
  });

  it('[AU3] without unsent work its database is gone', async () => {
    const browser = createTestBrowser();
    const device = await browser.enter(ann);
    expect(await leave(browser, device, 0)).toMatchObject({ ok: true });
    const next = await browser.reopen();
    expect(await browser.databases()).toEqual([next.db.name]);
    expect(browser.directory.databaseOf(`id of ${ann}`)).toBeUndefined();
  });

  it('[AU3] more is unsent than the person agreed to lose: all of it stays, and nothing is left over', async () => {
    const { browser, device } = await openAnns();
    expect(await leave(browser, device, 0)).toMatchObject({ ok: false });
    expect([await look(await browser.reopen()), await browser.databases()]).toEqual([annsWork, [device.db.name]]);
  });

  it('[AU3] something is typed meanwhile, in another tab, and not saved: it stays', async () => {
    const { browser, device } = await openAnns();
    const typed = { title: { text: 'half a thought', from: '', base: '' } };
    await keepDraft(device, { id: 'a', entity: 'todo', record: 'new', isNew: true, typed, at: 0 });
    expect(await leave(browser, device, 1)).toMatchObject({ ok: false });
    const left = await browser.reopen();
    expect(await left.db.drafts.toArray()).toMatchObject([{ typed }]);
    expect(await leave(browser, left, 2)).toMatchObject({ ok: true });
  });

  it('[AU3] there is no room for what comes after: all of it stays, and the person is told', async () => {
    const { browser, device } = await openAnns();
    browser.fail('openDatabase', 'full');
    const outcome = await leave(browser, device, 1);
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('storage is full') });
    browser.heal();
    expect(await look(await browser.reopen())).toEqual(annsWork);
  });

  it('[AU1] [AU3] a tab that ends between any two steps leaves all of it or nothing', async () => {
    let survivedAt = 0;
    for (let step = 1; step <= mostSteps && survivedAt === 0; step += 1) {
      const { browser, device } = await openAnns();
      browser.dieAt(step);
      const isOver = await Promise.race([leave(browser, device, 1).then(() => true), untilDead(browser)]);
      if (isOver) survivedAt = step;
      const next = await look(await browser.reopen());
      expect([annsWork, { email: null, titles: [], unsent: 0 }]).toContainEqual(next);
    }
    expect(survivedAt).toBeGreaterThan(3);
  });
});

describe('leaving', () => {
  it('[AU3] an account whose session had ended can be signed out, and not be deleted', async () => {
    const { browser, device } = await openAnns();
    browser.fail('deleteAccount', 'unauthenticated');
    expect(await browser.accounts.deleteAccount(device, 'long enough', 1)).toMatchObject({
      message: 'Nothing was removed. Sign in again, then delete the account.',
    });
    expect(await look(await browser.reopen())).toEqual(annsWork);
    browser.fail('signOut', 'unauthenticated');
    expect(await browser.accounts.leaveAccount(await browser.reopen(), 1)).toMatchObject({ ok: true });
    expect((await look(await browser.reopen())).titles).toEqual([]);
  });

  it('what another tab wrote into a database whose records moved on moves after them', async () => {
    const browser = createTestBrowser();
    await browser.enter(bob);
    // As it is where somebody has signed out of the browser in another way.
    browser.directory.discard('elsewhere', { movedInto: null, next: 'unbound' });
    const unbound = await browser.reopen();
    await write(unbound, 'before');
    const entered = await browser.accounts.signIn(unbound, entrance(bob));
    await write(unbound, 'meanwhile');
    expect(entered).toMatchObject({ ok: true });
    const bobs = await browser.reopen();
    expect(await look(bobs)).toEqual({ email: bob, titles: ['before', 'meanwhile'], unsent: 2 });
    expect(await browser.databases()).toEqual([bobs.db.name]);
  });
});
