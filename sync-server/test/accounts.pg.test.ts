import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAuth, cookiesOf, createAccount, titled } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const dayMs = 24 * 60 * 60_000;

describe.each(databaseKinds)('accounts on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let ahead = 0;

  beforeAll(async () => {
    server = await createTestServer(kind, { now: () => Date.now() + ahead });
  });
  afterAll(() => server.close());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    callAuth(server.app, path, body, headers);

  it('gives every account a personal workspace it owns', async () => {
    const [a, b] = [await createAccount(server.app), await createAccount(server.app)];
    const list = await (await a.ask('/api/workspaces')).json();
    expect(list).toEqual([{ id: a.workspace, name: 'Personal', role: 'owner' }]);
    expect(a.workspace).not.toBe(b.workspace);
  });

  it('makes the personal workspace again when it is missing, the same one', async () => {
    const a = await createAccount(server.app);
    await server.pool.query('delete from workspaces where id = $1', [a.workspace]);
    const list = await (await a.ask('/api/workspaces')).json();
    expect(list).toMatchObject([{ id: a.workspace, role: 'owner' }]);
  });

  it('signs in again by cookie, and signs out', async () => {
    const { email, workspace } = await createAccount(server.app);
    const signIn = await post('/sign-in/email', { email, password: 'correct horse' });
    expect(signIn.status).toBe(200);
    const cookie = cookiesOf(signIn);
    const list = await (await server.app.request('/api/workspaces', { headers: { cookie } })).json();
    expect(list).toMatchObject([{ id: workspace }]);
    const signOut = await post('/sign-out', {}, { cookie });
    expect(signOut.status).toBe(200);
    const after = await server.app.request('/api/workspaces', { headers: { cookie: cookiesOf(signOut) } });
    expect(after.status).toBe(401);
  });

  it('[AU4] deletes an account with its password only: its records, its workspace and all of its sessions go', async () => {
    const [a, other] = [await createAccount(server.app), await createAccount(server.app)];
    for (const each of [a, other]) await each.sync({ changes: [titled('of somebody')] });
    const elsewhere = cookiesOf(await post('/sign-in/email', { email: a.email, password: 'correct horse' }));
    const remove = (password: string, cookie: string) => post('/delete-user', { password }, { cookie });
    expect(await (await remove('wrong horse', a.cookie)).json()).toMatchObject({ code: 'INVALID_PASSWORD' });
    expect((await remove('', a.cookie)).status).toBe(400);
    expect((await remove('correct horse', '')).status).toBe(401);
    expect((await a.sync()).changes).toHaveLength(1);

    const removed = await remove('correct horse', a.cookie);
    expect([removed.status, await removed.json()]).toEqual([200, { message: 'User deleted' }]);
    for (const cookie of [a.cookie, elsewhere]) {
      expect((await server.app.request('/api/workspaces', { headers: { cookie } })).status).toBe(401);
      expect((await a.post({ protocol: 1 }, { cookie })).status).toBe(401);
    }
    for (const [table, key] of [
      ['records', 'workspace_id'],
      ['members', 'workspace_id'],
      ['workspaces', 'id'],
    ]) {
      const left = await server.pool.query(`select from ${table} where ${key} = $1`, [a.workspace]);
      expect(left.rowCount, table).toBe(0);
    }
    expect((await post('/sign-in/email', { email: a.email, password: 'correct horse' })).status).toBe(401);
    expect((await other.sync()).changes).toHaveLength(1);
    const again = await post('/sign-up/email', { email: a.email, name: 'A', password: 'correct horse' });
    expect(again.status).toBe(200);
  });

  it('what is shared with somebody stays theirs when one of them deletes their account', async () => {
    const [a, other] = [await createAccount(server.app), await createAccount(server.app)];
    const insert = `insert into members (workspace_id, user_id, role)
      select $1, user_id, 'editor' from members where workspace_id = $2`;
    await server.pool.query(insert, [a.workspace, other.workspace]);
    await a.sync({ changes: [titled('of both')] });
    expect((await post('/delete-user', { password: 'correct horse' }, { cookie: a.cookie })).status).toBe(200);
    const { changes } = await other.sync({ workspace: a.workspace });
    expect(changes).toMatchObject([{ fields: { title: ['of both', expect.any(String)] } }]);
  });

  it('[SV3] what is pushed into a workspace that has just gone is refused, and its neighbours are not', async () => {
    const [a, other] = [await createAccount(server.app), await createAccount(server.app)];
    for (const each of [a, other]) await each.sync();
    await server.pool.query('delete from workspaces where id = $1', [a.workspace]);
    const body = { ...a, protocol: 1, cursor: null, changes: [titled('of nobody')] };
    const [late, beside] = await Promise.all([a.post(body), other.sync({ changes: [titled('beside it')] })]);
    expect(late.status).toBe(403);
    expect(beside.verdicts).toMatchObject([{ verdict: 'applied' }]);
  });

  it('refuses a wrong password, a short one and a second account of the same address', async () => {
    const { email } = await createAccount(server.app);
    expect((await post('/sign-in/email', { email, password: 'wrong horse' })).status).toBe(401);
    expect((await post('/sign-up/email', { email: 'b@example.com', name: 'B', password: 'seven77' })).status).toBe(400);
    expect((await post('/sign-up/email', { email, name: 'B', password: 'correct horse' })).status).toBe(422);
  });

  it('refuses a sign-in that another site sends', async () => {
    const { email } = await createAccount(server.app);
    const body = { email, password: 'correct horse' };
    const stranger = { origin: 'https://evil.example', cookie: 'any=1' };
    expect((await post('/sign-in/email', body, stranger)).status).toBe(403);
    expect(
      (await post('/sign-in/email', body, { origin: 'http://127.0.0.1:8787', host: '127.0.0.1:8787', cookie: 'any=1' }))
        .status,
    ).toBe(200);
  });

  it('checks a session without asking the database', async () => {
    const a = await createAccount(server.app);
    const { statements } = await countStatements(() => a.ask('/api/workspaces'));
    expect(statements).toHaveLength(1);
  });

  /** For the process; of the database, whose clock nobody sets, all sessions are put back as far. */
  async function pass(ms: number): Promise<void> {
    ahead += ms;
    await server.pool.query(`update "session" set "expiresAt" = "expiresAt" - $1::float8 * interval '1 ms'`, [ms]);
  }

  it('lets a session that is used live on, a day’s use at a time, and the browser keeps its cookie as long', async () => {
    const a = await createAccount(server.app);
    expect((await a.ask('/api/workspaces')).headers.getSetCookie()).toEqual([]);
    await pass(dayMs + 1_000);
    // While nobody writes the database is left alone [DB4].
    await a.sync({ changes: [titled('of today')] });
    const renewed = await a.ask('/api/workspaces');
    expect(renewed.headers.getSetCookie()).toEqual([expect.stringContaining(`Max-Age=${90 * (dayMs / 1000)}`)]);
    expect(cookiesOf(renewed)).toBe(a.cookie);
    expect((await a.ask('/api/workspaces')).headers.getSetCookie()).toEqual([]);
    await pass(91 * dayMs);
    expect((await a.ask('/api/workspaces')).status).toBe(401);
  });

  it('answers too many tries with 429, a Retry-After and our problem', async () => {
    // No address, so no try costs the server a hash.
    const attempt = () =>
      post(
        '/sign-in/email',
        { email: 'nobody', password: 'some horse' },
        { 'x-forwarded-for': `192.0.2.${kind.length}` },
      );
    let last = await attempt();
    for (let n = 0; n < 100 && last.status !== 429; n++) last = await attempt();
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: 'rate_limited' });
  });

  it('asks no table of its own accord and makes none at run time', async () => {
    const { statements } = await countStatements(() => createAccount(server.app));
    expect(statements.join('\n')).not.toMatch(/information_schema|pg_catalog|create table|alter table/i);
  });
});

describe('SIGNUP=closed', () => {
  it('refuses new accounts', async () => {
    const server = await createTestServer('postgres', {}, { SIGNUP: 'closed' });
    const late = { email: 'late@example.com', name: 'L', password: 'correct horse' };
    const response = await callAuth(server.app, '/sign-up/email', late);
    expect(response.status).toBe(400);
    await server.close();
  });
});
