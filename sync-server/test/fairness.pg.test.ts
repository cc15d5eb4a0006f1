/**
 * What one account or a stranger may do to everybody else's exchanges: nothing [FA1]. Over real connections, with the
 * time that bodies are given in the test's hand.
 */
import { randomBytes } from 'node:crypto';
import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { type RunningServer, startServer } from '../src/startServer.ts';
import { type Account, bodyOf, connect, stampAt, titled, todo } from './account.ts';
import { createTestServer } from './databases.ts';
import { createKnownPeople } from './people.ts';
import { overNetwork } from './program.ts';
import { headOf, openRaw, type RawConnection } from './rawConnection.ts';
import { createVirtualTimers } from './virtualTimers.ts';

const many = 300;
/** What one account may have under way in a process. */
const share = 64;

type Server = Awaited<ReturnType<typeof createTestServer>>;

interface Given {
  url: string;
  greedy: Account;
}

/** Opens one of many connections that hold on to what they can get. */
type Trouble = (given: Given, n: number) => RawConnection;

const ofAccount = ({ cookie }: Account) => ({ cookie, 'x-holdfast': '1', 'content-type': 'application/json' });
const halfABody = { 'content-length': 100_000 };
const half = 'x'.repeat(50_000);

/** Held until their time is over: as many as an account may have under way, and no more. */
const heldBodies: Record<string, Trouble> = {
  'half of a body': ({ url, greedy }) =>
    openRaw(url, headOf('POST', '/api/sync', { ...ofAccount(greedy), ...halfABody }) + half),
  'nothing of the body': ({ url, greedy }) =>
    openRaw(url, headOf('POST', '/api/sync', { ...ofAccount(greedy), 'content-length': 1024 * 1024 })),
  'a body without a length': ({ url, greedy }) =>
    openRaw(
      url,
      `${headOf('POST', '/api/sync', { ...ofAccount(greedy), 'transfer-encoding': 'chunked' })}5\r\n{"a":\r\n`,
    ),
};

/** Answered at once, whatever is still to come. */
const refused: Record<string, { open: Trouble; status: number }> = {
  'half of a body without a session': {
    open: ({ url }) => openRaw(url, headOf('POST', '/api/sync', { 'x-holdfast': 1, ...halfABody }) + half),
    status: 401,
  },
  'half of a body with a forged session': {
    open: ({ url }, n) =>
      openRaw(
        url,
        headOf('POST', '/api/sync', { 'x-holdfast': 1, cookie: `holdfast.session_token=${n}.forged`, ...halfABody }) +
          half,
      ),
    status: 401,
  },
  'half of a body without the header': {
    open: ({ url, greedy }) =>
      openRaw(url, headOf('POST', '/api/sync', { cookie: greedy.cookie, ...halfABody }) + half),
    status: 403,
  },
  'half of a body for no route': {
    open: ({ url, greedy }, n) =>
      openRaw(url, headOf('PUT', `/api/${n}`, { ...ofAccount(greedy), ...halfABody }) + half),
    status: 404,
  },
  'half of a body to a route that reads none': {
    open: ({ url, greedy }) =>
      openRaw(url, headOf('POST', '/api/workspaces', { ...ofAccount(greedy), ...halfABody }) + half),
    status: 404,
  },
};

/** Held as long as the server's patience with connections lasts. */
const silent: Record<string, Trouble> = {
  nothing: ({ url }) => openRaw(url),
  'half of a head': ({ url }) => openRaw(url, 'POST /api/sync HTTP/1.1\r\nhost: localhost\r\nx-holdf'),
  'half of a path': ({ url }, n) => openRaw(url, `GET /${'x'.repeat(n)}`),
};

describe('while one account or a stranger does what they can', () => {
  let server: Server;
  let running: RunningServer;
  let greedy: Account;
  let neighbour: Account;
  let given: Given;
  const timers = createVirtualTimers();
  let open: RawConnection[] = [];

  beforeAll(async () => {
    server = await createTestServer('postgres');
    running = await startServer(readConfig({ ...server.settings, PORT: '0' }), { after: timers.after });
    const people = await createKnownPeople(server, 2);
    const url = running.url.replace('localhost', '127.0.0.1');
    [greedy, neighbour] = people.map((one) => connect(overNetwork(url), one)) as [Account, Account];
    for (const { sync } of [greedy, neighbour]) await sync();
    given = { url, greedy };
  });
  afterAll(async () => {
    await running.close();
    await server.close();
  });
  beforeEach(() => {
    open = [];
  });
  afterEach(async () => {
    for (const { socket } of open) socket.destroy();
    await until(async () => (await admitted()).requests === 0);
    expect(await admitted()).toEqual({ requests: 0, bytes: 0 });
  });

  const make = (trouble: Trouble) => {
    open = Array.from({ length: many }, (_, n) => trouble(given, n));
    return open;
  };

  /** As an operator sees them. */
  async function admitted() {
    const page = await (await fetch(`${given.url}/metrics`)).text();
    const read = (name: string) => Number(new RegExp(`^holdfast_admitted_${name} (\\d+)$`, 'm').exec(page)?.[1]);
    return { requests: read('requests'), bytes: read('bytes') };
  }

  async function expectNeighbourServed() {
    const { verdicts } = await neighbour.sync({ changes: [titled('meanwhile')] });
    expect(verdicts).toMatchObject([{ verdict: 'applied' }]);
  }

  it.each(Object.entries(heldBodies))(
    '[FA1] bodies by the hundred of which comes %s hold nobody up',
    async (_, trouble) => {
      const connections = make(trouble);
      const answered = () => connections.filter(({ heard }) => heard() !== '').length;
      await until(() => answered() + timers.waiting() === many);
      await expectNeighbourServed();
      // All that can be held is held, and the account that does it waits for itself.
      expect(timers.waiting()).toBe(share);
      expect((await greedy.post(bodyOf(greedy, []))).status).toBe(429);
      timers.advance(maxBodyMs);
      const statuses = await Promise.all(connections.map(({ status }) => status));
      expect(statuses.filter((status) => status === 413)).toHaveLength(share);
      expect(statuses.filter((status) => status === 429)).toHaveLength(many - share);
      // What they still send is not swallowed for ever.
      await Promise.all(connections.map(({ closed }) => closed));
      expect((await greedy.post(bodyOf(greedy, []))).status).toBe(200);
    },
  );

  it.each(Object.entries(refused))(
    '[FA1] %s is refused before it is read, and its connection closed',
    async (_, row) => {
      const connections = make(row.open);
      await expectNeighbourServed();
      const statuses = await Promise.all(connections.map(({ status }) => status));
      expect(new Set(statuses)).toEqual(new Set([row.status]));
      expect(timers.waiting()).toBe(0);
      await Promise.all(connections.map(({ closed }) => closed));
    },
  );

  it.each(Object.entries(silent))('[FA1] connections by the hundred that say %s hold nobody up', async (_, trouble) => {
    const connections = make(trouble);
    await Promise.all(connections.map(({ socket }) => socket.connecting && until(() => !socket.connecting)));
    await expectNeighbourServed();
    expect(connections.filter(({ socket }) => socket.closed)).toEqual([]);
  });

  it('[FA1] a body that comes byte by byte is refused long before it is as large as its pieces are', async () => {
    const [one] = [
      openRaw(given.url, headOf('POST', '/api/sync', { ...ofAccount(greedy), 'transfer-encoding': 'chunked' })),
    ];
    open = [one];
    one.socket.write('1\r\nx\r\n'.repeat(200_000));
    expect(await one.status).toBe(429);
    await expectNeighbourServed();
    await one.closed;
  });

  it('[FA1] answers nobody reads are held on the account they are for', async () => {
    // More than a connection swallows that nobody reads from.
    const filler = () => randomBytes(90_000).toString('base64');
    for (let n = 0; n < 5; n++) {
      const changes = Array.from({ length: 8 }, () => todo({ filler: [filler(), stampAt(1)] }));
      await greedy.sync({ changes });
    }
    const body = JSON.stringify(bodyOf(greedy, []));
    const text = headOf('POST', '/api/sync', { ...ofAccount(greedy), 'content-length': body.length }) + body;
    open = Array.from({ length: 8 }, () => openRaw(given.url, text, { hangs: true }));
    await until(async () => (await greedy.post(bodyOf(greedy, []))).status === 429);
    await expectNeighbourServed();
    expect((await greedy.post(bodyOf(greedy, []))).status).toBe(429);
  });
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}
