import { randomUUID } from 'node:crypto';
import { registry } from '@holdfast/shared/entities/registry';
import fc from 'fast-check';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../src/database/cursor.ts';
import { migrate } from '../src/database/migrate.ts';
import { createPool } from '../src/database/pool.ts';
import { commitBatch } from '../src/exchange/commitBatch.ts';
import { routines } from '../src/exchange/exchangeStatement.ts';
import type { CommitOutcome } from '../src/exchange/runBatch.ts';
import { stampAt, titled } from './account.ts';
import { batchOptions, changesOf, exchangeOf } from './batches.ts';
import { createDatabase } from './databases.ts';
import { type Actor, carelessPusher, change, createRace, interleavings, puller, pusher, type Race } from './races.ts';

const pushSteps = 5;

describe('transactions that meet on postgres', () => {
  let race: Race;
  let url: string;

  beforeAll(async () => {
    url = await createMigrated();
    race = await createRace(url);
  });
  afterAll(() => race.close());

  async function createMigrated(): Promise<string> {
    const made = await createDatabase();
    const pool = new pg.Pool({ connectionString: made, max: 1 });
    await migrate(pool, { registry, routines }, null);
    await pool.end();
    return made;
  }

  const sorted = (count: number) => Array.from({ length: count }, () => randomUUID()).sort();

  /** Any order of so many steps each, as fast-check reports and repeats it. */
  function someOrder(counts: number[]) {
    const all = counts.flatMap((count, n) => Array.from({ length: count }, () => n));
    return fc.shuffledSubarray(all, { minLength: all.length });
  }

  async function expectRight(actors: Actor[], order: number[], workspaces: string[]): Promise<void> {
    expect(await race.play(actors, order, workspaces), `order ${order}`).toEqual([]);
  }

  /** Two that change one record and add one each. */
  function twoPushers(): { workspace: string; actors: Actor[] } {
    const [workspace = ''] = sorted(1);
    const contested = randomUUID();
    const actors = [0, 1].map(() => pusher([change(workspace, contested), change(workspace)], [workspace]));
    return { workspace, actors };
  }

  /** Two that add two records each, and look before they have the lock. */
  function twoCarelessPushers(): { workspace: string; actors: Actor[] } {
    const [workspace = ''] = sorted(1);
    const actors = [0, 1].map(() => carelessPusher([change(workspace), change(workspace)], [workspace]));
    return { workspace, actors };
  }

  it('[SV2] [SV4] two pushes to one workspace, in every order of their statements', async () => {
    for (const order of interleavings([pushSteps, pushSteps])) {
      const { workspace, actors } = twoPushers();
      await expectRight(actors, order, [workspace]);
    }
    // Most of the 252 orders have them meet.
    expect(race.waits()).toBeGreaterThan(100);
  });

  it('[SV2] [SV4] a push and a device that pulls, in every order of their statements', async () => {
    for (const order of interleavings([pushSteps, 3])) {
      const [workspace = ''] = sorted(1);
      const records = [change(workspace), change(workspace)];
      await expectRight([pusher(records, [workspace]), puller([workspace], 3)], order, [workspace]);
    }
  });

  it('[SV2] three pushes and a device that pulls, in some orders', async () => {
    const property = fc.asyncProperty(someOrder([pushSteps, pushSteps, pushSteps, 3]), async (order) => {
      const { workspace, actors } = twoPushers();
      const third = pusher([change(workspace)], [workspace]);
      await expectRight([...actors, third, puller([workspace], 3)], order, [workspace]);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('[SV2] batches over several workspaces, named in any order, never wait for each other in a circle', async () => {
    const property = fc.asyncProperty(
      someOrder([pushSteps, pushSteps, pushSteps]),
      fc.boolean(),
      async (order, turn) => {
        const [a = '', b = '', c = ''] = sorted(3);
        const batch = (workspaces: string[]) =>
          pusher(
            workspaces.flatMap((workspace) => [change(workspace), change(workspace)]),
            workspaces,
          );
        const batches = turn
          ? [
              [a, b],
              [b, a],
              [c, b],
            ]
          : [
              [a, b],
              [b, c],
              [c, a],
            ];
        await expectRight(batches.map(batch), order, [a, b, c]);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it.each([2, 3, 4])(
    '[SV2] [SV4] a connection cut before statement %i leaves nothing and holds up nobody',
    async (at) => {
      const property = fc.asyncProperty(someOrder([at + 1, pushSteps, 2]), async (order) => {
        const { workspace, actors } = twoPushers();
        const [cut, other] = actors as [Actor, Actor];
        await expectRight([{ ...cut, killedBefore: at }, other, puller([workspace], 2)], order, [workspace]);
      });
      await fc.assert(property, { numRuns: 15 });
    },
  );

  it('[SV2] the whole exchange in one statement sees what was committed while it waited for the lock', async () => {
    const pool = createPool({ connectionString: url }, 2, pino({ level: 'silent' }));
    const [workspace = ''] = sorted(1);
    await pool.query(`insert into workspaces (id, name) values ($1, 'W')`, [workspace]);
    const [id, other] = [randomUUID(), randomUUID()];
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('update workspaces set version = 2 where id = $1', [workspace]);
    const title = (text: string, n: number) => JSON.stringify({ title: [text, stampAt(n)] });
    for (const [n, record] of [id, other].entries()) {
      await holder.query(`insert into records values ($1, 'todo', $2, $3, $4)`, [
        workspace,
        record,
        title('first', 5),
        n + 1,
      ]);
    }
    const exchange = commitBatch(
      pool,
      [exchangeOf(workspace, [titled('too early', 1, id), titled('new')])],
      batchOptions,
    );
    await expect.poll(async () => (await holder.query('select from pg_locks where not granted')).rowCount).toBe(1);
    await holder.query('commit');
    holder.release();
    const [outcome] = await exchange;
    if (outcome?.kind !== 'committed') throw new Error('the workspace is gone');
    expect(outcome.verdicts.map(({ verdict }) => verdict)).toEqual(['superseded', 'applied']);
    expect(changesOf(outcome.page).map((one) => one.id)).toEqual([id, other]);
    expect(outcome.page.cursor.head).toBe(3);
    await pool.end();
  });

  it('[SV2] [SV4] two server processes: batches over overlapping workspaces, and devices that follow', async () => {
    const log = pino({ level: 'silent' });
    const pools = [0, 1].map(() => createPool({ connectionString: url }, 4, log));
    const workspaces = sorted(4);
    const outside = new pg.Pool({ connectionString: url });
    for (const id of workspaces) await outside.query(`insert into workspaces (id, name) values ($1, 'W')`, [id]);
    let isOver = false;
    const push = async (n: number) => {
      const pool = pools[n % 2] as pg.Pool;
      for (let round = 0; round < 10; round++) {
        // Three of the four, beginning at each in turn, every other time backwards.
        const some = [0, 1, 2].map((k) => workspaces[(n + round + k) % 4] as string);
        const exchanges = (round % 2 ? some.reverse() : some).map((workspace) =>
          exchangeOf(workspace, [titled('a'), titled('b')]),
        );
        await commitBatch(pool, exchanges, batchOptions);
        const ids = exchanges.flatMap(({ changes }) => changes.map(({ sent }) => sent.id));
        const { rowCount } = await outside.query('select from records where id = any ($1)', [ids]);
        expect(rowCount).toBe(6);
      }
    };
    const follow = async (workspace: string, pool: pg.Pool) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      for (let isLast = false; ; isLast = isOver) {
        const [outcome]: CommitOutcome[] = await commitBatch(
          pool,
          [exchangeOf(workspace, [], cursor, 5)],
          batchOptions,
        );
        if (outcome?.kind !== 'committed') throw new Error('the workspace is gone');
        seen.push(...changesOf(outcome.page).map(({ id }) => id));
        expect(outcome.page.reset).toBe(false);
        cursor = writeCursor(outcome.page.cursor);
        if (isLast && !outcome.page.more) return seen;
      }
    };
    const following = workspaces.flatMap((workspace) => pools.map((pool) => follow(workspace, pool)));
    await Promise.all(Array.from({ length: 8 }, (_, n) => push(n))).finally(() => {
      isOver = true;
    });
    const seen = await Promise.all(following);
    for (const [n, workspace] of workspaces.entries()) {
      const { rows } = await outside.query(
        'select id, version::int from records where workspace_id = $1 order by version',
        [workspace],
      );
      expect(rows.map(({ version }) => version)).toEqual(rows.map((_, at) => at + 1));
      const ids = rows.map(({ id }) => id);
      expect(seen[2 * n]).toEqual(ids);
      expect(seen[2 * n + 1]).toEqual(ids);
    }
    expect(seen.flat()).toHaveLength(2 * 8 * 10 * 6);
    await Promise.all([outside, ...pools].map((each) => each.end()));
  });

  /** The negative controls: what must hold does not, and the same watching says so. */
  describe('a lock that is taken by the very statement that reads', () => {
    async function playCareless(on: Race): Promise<Set<string>> {
      const wrong = new Set<string>();
      for (const order of interleavings([pushSteps - 1, pushSteps - 1])) {
        const { workspace, actors } = twoCarelessPushers();
        for (const found of await on.play(actors, order, [workspace])) wrong.add(found);
      }
      return wrong;
    }

    it('gives a version twice, which the table refuses', async () => {
      const refusal = 'duplicate key value violates unique constraint "records_workspace_id_version_key"';
      expect([...(await playCareless(race))]).toEqual([`push failed: ${refusal}`]);
    });

    it('makes devices miss records where the table would not refuse it', async () => {
      const lenient = await createMigrated();
      const client = new pg.Client({ connectionString: lenient });
      await client.connect();
      await client.query('alter table records drop constraint records_workspace_id_version_key');
      await client.end();
      const other = await createRace(lenient);
      const wrong = await playCareless(other);
      await other.close();
      expect(wrong).toContain('a device missed versions 1,2');
      expect(wrong).toContain('a reader saw versions 1,2 where 1,2,1,2 were committed');
    });

    it('is nothing to see while nobody meets', async () => {
      const { workspace, actors } = twoCarelessPushers();
      expect(await race.play(actors, [0, 0, 0, 0, 1, 1, 1, 1], [workspace])).toEqual([]);
    });
  });
});
