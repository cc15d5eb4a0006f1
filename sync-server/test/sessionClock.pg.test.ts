/** Sessions end by the clock of the database, whatever clock a process has: it would shut people out, or let them in. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerParts } from '../src/createServer.ts';
import { connect, createAccount } from './account.ts';
import { createTestServer } from './databases.ts';

const dayMs = 24 * 60 * 60_000;

describe.each([
  ['right', 0],
  ['a day ahead', dayMs],
  ['a day behind', -dayMs],
  ['a year ahead', 365 * dayMs],
  ['a year behind', -365 * dayMs],
])('a process whose clock is %s', (_, offMs) => {
  let right: Awaited<ReturnType<typeof createTestServer>>;
  let off: ServerParts;

  beforeAll(async () => {
    right = await createTestServer('postgres');
  });
  afterAll(() => right.close());
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offMs });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await off.close();
  });

  /** It has no memory yet, and sweeps as it starts. */
  async function start(): Promise<void> {
    off = await right.reopen();
    await off.settled();
  }

  /** An account known to nobody, whose session has so long to go. */
  async function createWithLeft(left: string) {
    const a = await createAccount(right.app);
    await right.pool.query(
      `update "session" set "expiresAt" = now() + $1::interval where "userId" = (select "id" from "user" where "email" = $2)`,
      [left, a.email],
    );
    return a;
  }

  it.each([
    ['1 hour', 200],
    ['-1 second', 401],
  ])('[AU4] answers a session with %s to go with %i', async (left, status) => {
    const a = await createWithLeft(left);
    await start();
    for (const path of ['/api/workspaces', `/api/live?workspace=${a.workspace}`]) {
      const answer = await connect(off.app, a).ask(path);
      expect([path, answer.status]).toEqual([path, status]);
      await answer.body?.cancel();
    }
  });

  it('makes sessions that last as long as any, and are good everywhere', async () => {
    await start();
    const a = await createAccount(off.app);
    const { rows } = await right.pool.query(
      `select extract(epoch from s."expiresAt" - now())::int as left from "session" s join "user" u on u.id = s."userId"
       where u.email = $1`,
      [a.email],
    );
    expect(Math.round((rows[0].left * 1000) / dayMs)).toBe(90);
    for (const { app } of [off, right]) expect((await connect(app, a).ask('/api/workspaces')).status).toBe(200);
  });

  it.each([
    ['89 days 1 hour', false],
    ['88 days 23 hours', true],
  ])('one with %s to go is renewed: %s', async (left, isRenewed) => {
    const a = await createWithLeft(left);
    await start();
    const { headers } = await connect(off.app, a).ask('/api/workspaces');
    expect(headers.getSetCookie().length > 0).toBe(isRenewed);
  });
});
