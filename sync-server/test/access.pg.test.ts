/** Every way in × everything a stranger may show for themselves: what opens, and what is said to whom it does not open. */
import { randomBytes, randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessing } from '../src/auth/guesses.ts';
import type { ServerParts } from '../src/createServer.ts';
import { type Account, bodyOf, callAuth, connect, createAccount, signOut, titled } from './account.ts';
import { createTestServer } from './databases.ts';

const secretWords = 'the account’s own words';

describe('access', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  /** Another process on the same database, which hears of the first. */
  let other: ServerParts;
  let owner: Account;
  let stranger: Account;

  beforeAll(async () => {
    server = await createTestServer('postgres');
    other = await server.reopen();
    owner = await createAccount(server.app);
    stranger = await createAccount(server.app);
    await owner.sync({ changes: [titled(secretWords)] });
  });
  afterAll(async () => {
    await other.close();
    await server.close();
  });

  /** One more session of the owner. */
  async function signIn(app: ServerParts['app'] = server.app): Promise<Account> {
    const answer = await callAuth(app, '/sign-in/email', { email: owner.email, password: 'correct horse' });
    expect(answer.status).toBe(200);
    const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
    return connect(server.app, { ...owner, cookie });
  }

  const shownByCookie = (cookie: string) => decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));
  const tokenOf = ({ cookie }: Account) => shownByCookie(cookie).split('.')[0] ?? '';

  /** What is shown instead of a session, by how it came about. */
  const shown: Record<string, () => Promise<Record<string, string>>> = {
    'no session': async () => ({ cookie: '' }),
    'a token without a signature': async () => ({ cookie: `holdfast.session_token=${tokenOf(owner)}` }),
    'a forged signature': async () => ({ cookie: `holdfast.session_token=${tokenOf(owner)}.${'A'.repeat(43)}%3D` }),
    'the token as bearer': async () => ({ cookie: '', authorization: `Bearer ${tokenOf(owner)}` }),
    'the signed token as bearer': async () => ({ cookie: '', authorization: `Bearer ${shownByCookie(owner.cookie)}` }),
    'a signed copy of a session': async () => ({
      cookie: `holdfast.session_data=${randomBytes(60).toString('base64url')}`,
    }),
    'a planted cookie before a stranger’s': async () => ({
      cookie: `holdfast.session_token=planted; ${stranger.cookie}`,
    }),
    'an expired session': async () => {
      const { cookie, ...session } = await signIn();
      const token = tokenOf({ cookie, ...session });
      await server.pool.query(`update "session" set "expiresAt" = now() - interval '1 s' where token = $1`, [token]);
      return { cookie };
    },
    'one that ended here': async () => {
      const session = await signIn();
      await session.sync();
      await signOut(session);
      return { cookie: session.cookie };
    },
    'one that this process never saw before it ended': async () => {
      const session = await signIn(other.app);
      await signOut(connect(other.app, session));
      return { cookie: session.cookie };
    },
  };

  /** Every endpoint behind a session. */
  const asked: Record<string, (app: ServerParts['app'], headers: Record<string, string>) => Promise<Response>> = {
    'an exchange': async (app, headers) =>
      app.request('/api/sync', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-holdfast': '1', ...headers },
        body: JSON.stringify(bodyOf(owner, [titled('not from me')])),
      }),
    'a pull': async (app, headers) =>
      app.request('/api/sync', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-holdfast': '1', ...headers },
        body: JSON.stringify({ ...bodyOf(owner, []), device: randomUUID() }),
      }),
    'a live stream': async (app, headers) => app.request(`/api/live?workspace=${owner.workspace}`, { headers }),
    'the workspaces': async (app, headers) => app.request('/api/workspaces', { headers }),
    'the meter': async (app, headers) => app.request('/api/meter', { headers }),
  };

  function expectNothingOfTheOwner(text: string): void {
    for (const own of [secretWords, owner.email, tokenOf(owner)]) expect(text).not.toContain(own);
  }

  describe.each(Object.keys(shown))('[AU4] [AU5] %s', (name) => {
    it.each(Object.keys(asked))('does not give %s', async (what) => {
      const headers = await shown[name]?.();
      const answer = await asked[what]?.(server.app, headers ?? {});
      expect(answer?.status).toBe(401);
      const text = (await answer?.text()) ?? '';
      expectNothingOfTheOwner(text);
      expect(text).not.toContain(owner.workspace);
    });
  });

  it.each(['an exchange', 'a pull', 'a live stream'])(
    '[AU1] another account’s session does not give %s',
    async (what) => {
      const answer = await asked[what]?.(server.app, { cookie: stranger.cookie });
      expect(answer?.status).toBe(403);
      expectNothingOfTheOwner((await answer?.text()) ?? '');
    },
  );

  it('[AU1] an exchange made for another account is refused under a session that may, and its body is not read', async () => {
    const idOf = async ({ email }: Account) =>
      (await server.pool.query<{ id: string }>('select id from "user" where email = $1', [email])).rows[0]?.id ?? '';
    const [own, another] = [await idOf(owner), await idOf(stranger)];
    const post = (account: string, body: unknown) => owner.post(body, { 'x-holdfast-account': account });
    expect((await post(own, bodyOf(owner, []))).status).toBe(200);
    for (const body of [bodyOf(owner, [titled('under the wrong session')]), 'not JSON']) {
      const answer = await post(another, body);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'unauthenticated']);
    }
    expect(JSON.stringify(await owner.sync())).not.toContain('under the wrong session');
  });

  it.each(['here', 'on another process'])(
    '[AU4] a session that ended %s is over on both at once, streams too',
    async (where) => {
      const session = await signIn();
      const elsewhere = connect(other.app, session);
      await Promise.all([session.sync(), elsewhere.sync()]);
      const streams = await Promise.all(
        [session, elsewhere].map(({ ask }) => ask(`/api/live?workspace=${owner.workspace}`)),
      );
      await signOut(where === 'here' ? session : elsewhere);
      // They end; else this would wait for ever.
      await Promise.all(streams.map((stream) => stream.text()));
      for (const one of [session, elsewhere]) expect((await one.post(bodyOf(owner, []))).status).toBe(401);
      expect((await owner.ask('/api/meter')).status).toBe(200);
    },
  );

  it('[AU4] other sessions of the person stay open', async () => {
    const [ended, good] = [await signIn(), await signIn()];
    const stream = await good.ask(`/api/live?workspace=${owner.workspace}`);
    const reader = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    await reader.read();
    await signOut(ended);
    const { cursor } = await owner.sync({ changes: [titled('after it')] });
    expect((await reader.read()).value).toContain(cursor);
    await reader.cancel();
  });

  it('[AU4] a session that ended before a restart is over after it', async () => {
    const session = await signIn();
    await session.sync();
    await signOut(session);
    const again = await server.reopen();
    expect((await connect(again.app, session).post(bodyOf(owner, []))).status).toBe(401);
    await again.close();
  });

  describe('[AU4] [AU5] of all endpoints of the auth library', () => {
    const endpoints = ['/sign-up/email', '/sign-in/email', '/sign-out', '/delete-user'];
    const { api } = betterAuth({ secret: randomBytes(32).toString('hex'), emailAndPassword: { enabled: true } });
    const paths = [...new Set(Object.values(api).flatMap(({ path }) => (path === undefined ? [] : [path])))];
    const others = paths.filter((path) => !endpoints.includes(path));

    it('there is much more than the app uses', () => {
      expect(others.length).toBeGreaterThan(20);
      expect(paths).toEqual(expect.arrayContaining(endpoints));
    });

    it.each(others)('%s is not there, with the best of sessions', async (path) => {
      for (const method of ['GET', 'POST']) {
        const answer = await owner.ask(`/api/auth${path.replace(/:\w+/g, 'x')}`, {
          method,
          ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: '{}' }),
        });
        expect([path, answer.status]).toEqual([path, 404]);
        expectNothingOfTheOwner(await answer.text());
      }
    });

    it('sign-up and sign-in say who it is, and never show a token', async () => {
      for (const path of ['/sign-in/email', '/sign-up/email']) {
        const email = path === '/sign-in/email' ? owner.email : `new-${randomUUID()}@example.com`;
        const image = 'https://evil.example/x.png';
        const answer = await callAuth(server.app, path, { email, password: 'correct horse', name: 'Ada', image });
        expect(answer.status).toBe(200);
        expect(await answer.json()).toEqual({ user: { id: expect.any(String), email, name: expect.any(String) } });
        expect([...answer.headers.keys()].filter((name) => name.includes('token'))).toEqual([]);
        const [line = '', ...more] = answer.headers.getSetCookie();
        expect([line.split('=')[0], more]).toEqual(['holdfast.session_token', []]);
        expect(line).toMatch(/; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/);
      }
    });
  });

  describe('[FA2] what an account may say of itself', () => {
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      callAuth(server.app, path, body, headers);
    const good = () => ({ email: `new-${randomUUID()}@example.com`, password: 'correct horse', name: 'Ada' });

    it.each([
      ['no name', { name: '' }, 400],
      ['a name of spaces', { name: '   ' }, 400],
      ['a name of 200', { name: 'a'.repeat(200) }, 200],
      ['a name of 201', { name: 'a'.repeat(201) }, 400],
      ['a name that is none', { name: { first: 'Ada' } }, 400],
      ['an address of 255', { email: `${'a'.repeat(243)}@example.com` }, 400],
      ['an address that is a list', { email: ['a@example.com'] }, 400],
      ['a password of 129', { password: 'p'.repeat(129) }, 400],
      ['a password that is a number', { password: 12345678 }, 400],
    ])('%s', async (_, change, status) => {
      const answer = await post('/sign-up/email', { ...good(), ...change });
      expect(answer.status).toBe(status);
      if (status === 400) expect(await answer.json()).toMatchObject({ code: expect.any(String) });
    });

    it.each([
      ['more than 16 KiB', JSON.stringify({ email: 'a@example.com', password: 'p'.repeat(16 * 1024) }), 413],
      ['nothing', '', 400],
      ['a list', '[]', 400],
      ['no JSON', 'email=a', 400],
    ])('%s', async (_, body, status) => {
      for (const path of ['/sign-in/email', '/sign-up/email', '/sign-out']) {
        expect((await post(path, body)).status).toBe(status);
      }
    });

    it('a browser’s name is kept, cut', async () => {
      const { email, ...rest } = good();
      const answer = await post('/sign-up/email', { email, ...rest }, { 'user-agent': 'x'.repeat(60_000) });
      expect(answer.status).toBe(200);
      const { rows } = await server.pool.query(
        'select s."userAgent" as browser from "session" s join "user" u on u.id = s."userId" where u.email = $1',
        [email],
      );
      expect(rows).toEqual([{ browser: 'x'.repeat(200) }]);
    });

    it('a form of another site cannot press the button', async () => {
      const without = await server.app.request('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(good()),
      });
      expect(without.status).toBe(403);
    });
  });

  describe('[FA1] guesses at one account', () => {
    const guessAt = (victim: Account, password: string) =>
      callAuth(server.app, '/sign-in/email', { email: victim.email.toUpperCase(), password });

    it('wait, wherever they come from; the owner’s sessions go on', async () => {
      const victim = await createAccount(server.app);
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push((await guessAt(victim, `wrong horse ${n}`)).status);
      expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
      const refused = await guessAt(victim, 'correct horse');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBe(1);
      expect((await victim.ask('/api/meter')).status).toBe(200);
    });

    it('made at once are no more than one after the other; the owner is told how long to wait, and let in after it', async () => {
      let nowMs = Date.now();
      const late = await server.reopen({ pool: server.pool, now: () => nowMs });
      const victim = await createAccount(late.app);
      const guess = (password: string) => callAuth(late.app, '/sign-in/email', { email: victim.email, password });
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => guess(`wrong horse ${n}`)));
      // Only what is answered so had its password hashed.
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(guessing.free);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(50 - guessing.free);
      const refused = await guess('correct horse');
      expect([refused.status, await refused.json()]).toEqual([429, expect.objectContaining({ code: 'rate_limited' })]);
      nowMs += Number(refused.headers.get('retry-after')) * 1000;
      expect((await guess('correct horse')).status).toBe(200);
      await late.close();
    });
  });
});
