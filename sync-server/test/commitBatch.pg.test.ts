import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitBatch } from '../src/exchange/commitBatch.ts';
import type { Exchange } from '../src/exchange/runBatch.ts';
import { stampAt, titled, todo } from './account.ts';
import { batchOptions, changesOf, exchangeOf } from './batches.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

/** Exchanges of several people in one transaction: what group commit does. */
describe.each(databaseKinds)('a batch of exchanges on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;

  beforeAll(async () => {
    server = await createTestServer(kind);
  });
  afterAll(() => server.close());

  async function newWorkspace(): Promise<string> {
    const id = randomUUID();
    await server.pool.query(`insert into workspaces (id, name) values ($1, 'W')`, [id]);
    return id;
  }

  async function commit(...exchanges: Exchange[]) {
    const outcomes = await commitBatch(server.pool, exchanges, batchOptions);
    return outcomes.map((outcome) => {
      if (outcome.kind !== 'committed') throw new Error(outcome.kind);
      return { ...outcome, changes: changesOf(outcome.page) };
    });
  }

  it('[DB2] is one statement, whatever the number of workspaces', async () => {
    const workspaces = await Promise.all(Array.from({ length: 20 }, newWorkspace));
    const exchanges = workspaces.map((workspace) => exchangeOf(workspace, [titled('a'), titled('b')]));
    const { result, statements } = await countStatements(() => commit(...exchanges));
    expect(statements).toHaveLength(1);
    for (const { page, verdicts, moved } of result) {
      expect(moved).toBe(true);
      expect(page).toMatchObject({ cursor: { head: 2 }, changes: '', more: false });
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'applied']);
    }
  });

  it('[SV2] two devices of one workspace share the versions and get each other’s records', async () => {
    const workspace = await newWorkspace();
    const [a, b] = [titled('a'), titled('b')];
    const [first, second] = await commit(exchangeOf(workspace, [a]), exchangeOf(workspace, [b]));
    expect(first?.page).toMatchObject({ cursor: { head: 2 } });
    expect(second?.page).toMatchObject({ cursor: { head: 2 } });
    expect([first?.changes, second?.changes]).toEqual([[b], [a]]);
    expect(first?.page.cursor).toEqual(second?.page.cursor);
  });

  it('two devices on one record: the later field wins, and both get what the other wrote', async () => {
    const workspace = await newWorkspace();
    const id = randomUUID();
    const [early, late] = await commit(
      exchangeOf(workspace, [todo({ title: ['early', stampAt(1)], notes: ['from early', stampAt(1)] }, id)]),
      exchangeOf(workspace, [titled('late', 2, id)]),
    );
    const merged = todo({ title: ['late', stampAt(2)], notes: ['from early', stampAt(1)] }, id);
    expect(early?.verdicts).toEqual([
      { entity: 'todo', id, verdict: 'applied', fields: { title: ['late', stampAt(2)] } },
    ]);
    expect(late?.verdicts).toEqual([{ entity: 'todo', id, verdict: 'applied' }]);
    expect([early?.changes, late?.changes]).toEqual([[merged], [merged]]);
  });

  it('[SV3] a push, a pull and a workspace that is gone do not disturb each other', async () => {
    const [one, two] = [await newWorkspace(), await newWorkspace()];
    const change = titled('there');
    await commit(exchangeOf(two, [change]));
    const outcomes = await commitBatch(
      server.pool,
      [exchangeOf(randomUUID(), [titled('nowhere')]), exchangeOf(one, [titled('pushed')]), exchangeOf(two, [])],
      batchOptions,
    );
    expect(outcomes).toMatchObject([
      { kind: 'workspace_gone' },
      { kind: 'committed', moved: true },
      { kind: 'committed', moved: false, page: { changes: expect.stringContaining(change.id) } },
    ]);
  });
});
