/** Three server processes on one Postgres behind PgBouncer, and what may happen to any of them under load. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Account, bodyOf, connect, createAccount, signOut, stampAt, titled } from './account.ts';
import { builtProgram } from './builtProgram.ts';
import { describeWith } from './describeWith.ts';
import { type Follower, follow } from './follower.ts';
import { startPgBouncer, type TestPgBouncer } from './pgbouncer.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { overNetwork, type Program, startProgram } from './program.ts';
import { startRedis, type TestRedis } from './redis.ts';

const processes = 3;
/** Of PgBouncer to Postgres: fewer than the processes would take without it. */
const poolSize = 4;
const devices = 6;
const writesPerDevice = 15;
const totalWrites = devices * writesPerDevice;

describeWith('pgbouncer', 'redis-server').each(['Postgres', 'Redis'] as const)(
  'three processes, change notifications by %s',
  (carrier) => {
    let postgres: TestPostgres;
    let bouncer: TestPgBouncer;
    let redis: TestRedis;
    let folder: string;
    let env: Record<string, string>;
    const programs: Program[] = [];
    const urls: string[] = [];
    const followers: Follower[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'holdfast-processes-'));
      [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
      bouncer = await startPgBouncer(postgres.url, { default_pool_size: poolSize });
      env = {
        DATABASE_URL: bouncer.url,
        DATABASE_DIRECT_URL: postgres.url,
        AUTH_SECRET: 'the same for every process, always',
        DATA_DIR: folder,
        ...(carrier === 'Redis' && { REDIS_URL: redis.url }),
      };
      await Promise.all(Array.from({ length: processes }, (_, n) => start(n)));
      await allHear();
    });
    afterEach(async () => {
      for (const follower of followers.splice(0)) await follower.stop();
    });
    afterAll(async () => {
      for (const { process: server, ended } of programs) {
        server.kill('SIGKILL');
        await ended;
      }
      await bouncer?.stop();
      await redis?.kill();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    async function start(n: number): Promise<void> {
      const program = startProgram(await builtProgram('main'), env);
      programs[n] = program;
      urls[n] = await program.url;
    }

    /** Every process would hear the others now. */
    async function allHear(): Promise<void> {
      const isHearing = async (url: string) => {
        const page = await (await fetch(`${url}/metrics`)).text();
        expect(page).toMatch(/^holdfast_\w*hear\w*(\{.*\})? 1$/m);
      };
      await vi.waitFor(() => Promise.all(urls.map(isHearing)), { timeout: 30_000 });
    }

    /** The same person at each process, as one device. */
    const atEach = (a: Account, device: string = randomUUID()) =>
      urls.map((url) => connect(overNetwork(url), { ...a, device }));

    function followAt(a: Account, first: number): Follower {
      const ways = atEach(a);
      const follower = follow([...ways.slice(first), ...ways.slice(0, first)]);
      followers.push(follower);
      return follower;
    }

    /**
     * Some devices write one record after the other, each at whichever process answers, until each write is acknowledged.
     * `meanwhile` happens once a third of it is done. Answers the ids in the order of their acknowledgement, and how many
     * tries got no answer.
     */
    async function writeUnderLoad(a: Account, meanwhile: () => Promise<void>) {
      const acknowledged: string[] = [];
      let retries = 0;
      let event: Promise<void> | null = null;
      const oneDevice = async (n: number) => {
        const ways = atEach(a);
        let at = n;
        for (let write = 0; write < writesPerDevice; write++) {
          const change = titled(`write ${n} ${write}`);
          for (;;) {
            const way = ways[at % ways.length] as Account;
            const body = {
              protocol: 1,
              workspace: a.workspace,
              device: way.device,
              cursor: null,
              limit: 1,
              changes: [change],
            };
            const answer = await way.post(body).catch(() => null);
            const reply = answer?.status === 200 ? ((await answer.json().catch(() => null)) as Reply | null) : null;
            at += 1;
            if (reply !== null) {
              expect(reply.verdicts.map(({ verdict }) => verdict)).toEqual([
                expect.stringMatching(/^(applied|unchanged)$/),
              ]);
              break;
            }
            retries += 1;
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          acknowledged.push(change.id);
          if (acknowledged.length >= totalWrites / 3) event ??= meanwhile();
        }
      };
      await Promise.all(Array.from({ length: devices }, (_, n) => oneDevice(n)));
      await event;
      return { acknowledged, retries };
    }

    /** Each write is there once: a lost one would be missing, and a doubled one would have moved the version twice. */
    async function expectEachOnce(a: Account, acknowledged: readonly string[]) {
      const { rows } = await direct((client) =>
        client.query<{ id: string; head: number; version: number }>(
          `select r.id, r.version::int, w.version::int as head from records r join workspaces w on w.id = r.workspace_id
          where r.workspace_id = $1 order by r.version`,
          [a.workspace],
        ),
      );
      expect(rows.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
      expect(rows.map(({ version }) => version)).toEqual(rows.map((_, n) => n + 1));
      expect(rows[0]?.head).toBe(totalWrites);
    }

    /** How many times Postgres was started anew between the writes of a workspace, and the first. */
    async function incarnationsOf(a: Account): Promise<number | undefined> {
      const { rows } = await direct((client) =>
        client.query<{ n: number }>('select array_length(lives, 1) as n from workspaces where id = $1', [a.workspace]),
      );
      return rows[0]?.n;
    }

    async function direct<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      return work(client).finally(() => client.end());
    }

    /** What Postgres sees of us, as often as it can be asked, until `isDone`. */
    async function watchConnections(isDone: () => boolean) {
      const most = { pooled: 0, listening: 0 };
      await direct(async (client) => {
        while (!isDone()) {
          const { rows } = await client.query<typeof most>(
            `select count(*) filter (where application_name <> 'holdfast-news')::int as pooled,
            count(*) filter (where application_name = 'holdfast-news')::int as listening
          from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
          );
          most.pooled = Math.max(most.pooled, rows[0]?.pooled ?? 0);
          most.listening = Math.max(most.listening, rows[0]?.listening ?? 0);
        }
      });
      return most;
    }

    it('[SV6] a write through one pokes the devices of the others', async () => {
      const a = await createAccount(overNetwork(urls[0] as string));
      const [second, third] = [followAt(a, 1), followAt(a, 2)];
      const change = titled('from the first');
      await atEach(a)[0]?.sync({ changes: [change] });
      for (const follower of [second, third]) {
        await follower.has([change.id]);
        expect(follower.breaks()).toBe(0);
      }
      const changed = { ...change, fields: { title: ['from the second', stampAt(2)] } };
      await atEach(a)[1]?.sync({ changes: [changed] });
      await vi.waitFor(() => expect(third.records.get(change.id)).toEqual(changed));
    });

    /** Nothing is asked meanwhile, so streams end because their process was told, or learns that it missed a word. */
    async function expectOverEverywhere(a: Account, end: (way: Account) => Promise<void>) {
      const ways = atEach(a);
      // The database is in use, so a process that lost its channel asks by itself.
      for (const { sync } of ways) await sync({ changes: [titled('known here')] });
      const streams = await Promise.all(ways.map(({ ask }) => ask(`/api/live?workspace=${a.workspace}`)));
      expect(streams.map(({ status }) => status)).toEqual(ways.map(() => 200));
      await end(ways[1] as Account);
      await Promise.all(streams.map((stream) => stream.text()));
      for (const { ask, post } of ways) {
        const answers = [await post(bodyOf(a, [])), await post(bodyOf(a, [titled('too late')]))];
        answers.push(await ask('/api/workspaces'), await ask(`/api/live?workspace=${a.workspace}`));
        expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
      }
    }

    it('[AU4] a session that ended at one opens nothing at the others, and their streams are closed', async () => {
      const a = await createAccount(overNetwork(urls[0] as string));
      await expectOverEverywhere(a, signOut);
    });

    it('[AU4] one that ended while nobody could be told of it is over once they hear again', async () => {
      const a = await createAccount(overNetwork(urls[0] as string));
      await expectOverEverywhere(a, async (way) => {
        if (carrier === 'Redis') await redis.kill();
        else {
          await direct((client) =>
            client.query(
              `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'holdfast-news'`,
            ),
          );
        }
        await signOut(way);
        if (carrier === 'Redis') await redis.start();
      });
      await allHear();
    });

    it('[SV4, DB1] one killed under load: what was acknowledged is there, the rest was tried again, nothing twice', async () => {
      const a = await createAccount(overNetwork(urls[0] as string));
      const follower = followAt(a, 1);
      let isDone = false;
      const watched = watchConnections(() => isDone);
      const { acknowledged, retries } = await writeUnderLoad(a, async () => {
        programs[0]?.process.kill('SIGKILL');
        await programs[0]?.ended;
      });
      isDone = true;
      const { pooled, listening } = await watched;
      expect(retries).toBeGreaterThan(0);
      expect(pooled).toBeGreaterThan(0);
      expect(pooled).toBeLessThanOrEqual(poolSize);
      expect(listening).toBe(carrier === 'Postgres' ? processes : 0);
      await expectEachOnce(a, acknowledged);
      await follower.has(acknowledged);
      await start(0);
      await allHear();
    });

    it('[EN5] Postgres restarted under load: the same, and change notifications come again by themselves', async () => {
      const a = await createAccount(overNetwork(urls[0] as string));
      const follower = followAt(a, 1);
      const { acknowledged } = await writeUnderLoad(a, async () => {
        await postgres.halt();
        await postgres.start();
      });
      // It was written to before and after.
      expect(await incarnationsOf(a)).toBe(2);
      await expectEachOnce(a, acknowledged);
      await follower.has(acknowledged);
      await allHear();
    });

    if (carrier === 'Redis')
      it('[SV6] Redis frozen, then killed under load: nobody waits for it, nothing is lost', async () => {
        const a = await createAccount(overNetwork(urls[0] as string));
        const follower = followAt(a, 1);
        const { acknowledged, retries } = await writeUnderLoad(a, async () => {
          redis.freeze();
          await atEach(a)[0]?.sync();
          redis.thaw();
          await redis.kill();
          await atEach(a)[2]?.sync();
          await redis.start();
        });
        expect(retries).toBe(0);
        await expectEachOnce(a, acknowledged);
        await allHear();
        await follower.has(acknowledged);
      });
  },
);

interface Reply {
  verdicts: { verdict: string }[];
}
