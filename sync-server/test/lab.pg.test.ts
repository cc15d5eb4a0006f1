/** The server under LAB=1, and the proxy of the lab before a server that knows nothing of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, bodyOf, createAccount, titled } from './account.ts';
import { builtProgram } from './builtProgram.ts';
import { createTestServer } from './databases.ts';
import { freePort } from './freePort.ts';
import { overNetwork, startProgram } from './program.ts';

const rulesAt = '/api/lab/faults';

describe('the lab of a server', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let person: Account;
  beforeAll(async () => {
    server = await createTestServer('embedded', {}, { LAB: '1' });
    person = await createAccount(server.app);
  });
  afterAll(() => server.close());

  const setRules = (rules: unknown) =>
    server.app.request(rulesAt, { method: 'PUT', body: JSON.stringify({ rules }), headers: { 'x-holdfast': '1' } });

  it.each([
    ['drop', 'before it is committed', false],
    ['reply_lost', 'after it is committed', true],
  ])('[EN5] %s: lost %s, and the same once more changes nothing', async (fault, _when, isStored) => {
    const change = titled(`met by ${fault}`);
    const { cursor } = await person.sync();
    expect((await setRules([{ fault, path: '/api/sync', nth: 1 }])).status).toBe(200);
    const lost = await person.post(bodyOf(person, [change], cursor));
    expect(lost.status).toBe(502);
    const { verdicts } = await person.sync({ changes: [change], cursor });
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([isStored ? 'unchanged' : 'applied']);
  });

  it('is not there without LAB=1, and another site may not use it', async () => {
    const plain = await createTestServer('embedded');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await plain.app.request(rulesAt, { method, ...(method === 'PUT' && { body: '{"rules":[]}' }) });
      expect([method, answer.status]).toEqual([method, 404]);
    }
    await plain.close();
    const foreign = { origin: 'https://elsewhere.example', host: 'localhost:8787' };
    const refused = await server.app.request(rulesAt, { method: 'PUT', body: '{"rules":[]}', headers: foreign });
    expect(refused.status).toBe(403);
  });
});

describe('the proxy of the lab', () => {
  it('[EN5] [RH1] breaks, repeats and passes on as its rules say, and starts again what it kills', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-lab-'));
    const [port, proxyPort] = [await freePort(), await freePort()];
    const behind = `${process.execPath} --liftoff-only ${await builtProgram('main')}`;
    const to = `http://127.0.0.1:${port}`;
    const args = ['--to', to, '--port', String(proxyPort), '--run', behind];
    const url = `http://127.0.0.1:${proxyPort}`;
    const settings = { PORT: String(port), BASE_URL: url, DATA_DIR: dataDir };
    const proxy = startProgram(await builtProgram('labProxy'), settings, args);
    const app = overNetwork(url);
    const setRules = (rules: unknown) =>
      fetch(`${url}/lab-proxy/faults`, { method: 'PUT', body: JSON.stringify({ rules }) });
    const untilReady = async () =>
      expect
        .poll(
          () =>
            fetch(`${url}/readyz`).then(
              ({ ok }) => ok,
              () => false,
            ),
          { timeout: 60_000 },
        )
        .toBe(true);
    try {
      await untilReady();
      const person = await createAccount(app);
      const [lost, killed] = [titled('its answer is lost'), titled('it dies after this')];
      await setRules([{ fault: 'reply_lost', path: '/api/sync', nth: 1 }]);
      await expect(person.post(bodyOf(person, [lost]))).rejects.toThrow();
      expect((await person.sync({ changes: [lost] })).verdicts[0]?.verdict).toBe('unchanged');

      await setRules([{ fault: 'server_kill', path: '/api/sync', nth: 1 }]);
      await expect(person.post(bodyOf(person, [killed]))).rejects.toThrow();
      await untilReady();
      const { verdicts } = await person.sync({ changes: [killed, lost] });
      expect(verdicts.map(({ verdict }) => ['applied', 'unchanged'].includes(verdict))).toEqual([true, true]);

      await setRules([{ fault: 'duplicate', path: '/api/sync', times: 1 }]);
      expect((await person.sync({ changes: [titled('sent twice')] })).verdicts[0]?.verdict).toBe('applied');
      expect((await setRules([{ fault: 'fire' }])).status).toBe(400);
    } finally {
      proxy.process.kill('SIGTERM');
      await proxy.ended;
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it.each([
    [['--to', 'nowhere'], '--to must be the address of a server'],
    [['--to', 'http://127.0.0.1:1', '--port', 'x'], '--port must be a whole number'],
    [['--to', 'http://127.0.0.1:1', '--profile', 'sunny'], 'There is no profile sunny: choose from offline'],
    [['--to', 'http://127.0.0.1:1', '--rules', 'fire'], 'Rule 1: fault is one of'],
    [['--speed', '3'], '--help says what there is'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, err } = await startProgram(await builtProgram('labProxy'), {}, args).ended;
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  });
});
