import { randomUUID } from 'node:crypto';
import { registry } from '@holdfast/shared/entities/registry';
import type { Change } from '@holdfast/shared/protocol/exchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitBatch } from '../src/sync/commitBatch.ts';
import { writeCursor } from '../src/sync/cursor.ts';
import { judgeChange } from '../src/sync/judgeChange.ts';
import type { CommitOutcome, Exchange } from '../src/sync/runBatch.ts';
import { stampAt, titled, todo } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const nowMs = 1_800_000_000_000;
const batchOptions = { nowMs, inCommit: null, lockTimeoutMs: 5_000 };

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

  function exchange(workspace: string, changes: Change[], cursor: string | null = null): Exchange {
    const judge = { registry, role: 'owner' as const, nowMs };
    const accepted = changes.map((change) => judgeChange(judge, change)).filter((judged) => judged.kind === 'accepted');
    return { workspace, changes: accepted, cursor, limit: 100 };
  }

  async function commit(...exchanges: Exchange[]) {
    const outcomes = await commitBatch(server.pool, exchanges, batchOptions);
    return outcomes.map((outcome) => {
      if (outcome.kind !== 'committed') throw new Error(outcome.kind);
      return outcome;
    });
  }

  const cursorOf = (outcome: CommitOutcome | undefined) =>
    outcome?.kind === 'committed' ? writeCursor(outcome.page.cursor) : null;

  it('[DB2] is one transaction of six statements, whatever the number of workspaces', async () => {
    const workspaces = await Promise.all(Array.from({ length: 20 }, newWorkspace));
    const exchanges = workspaces.map((workspace) => exchange(workspace, [titled('a'), titled('b')]));
    const { result, statements } = await countStatements(() => commit(...exchanges));
    expect(statements).toHaveLength(6);
    for (const { page, verdicts, moved } of result) {
      expect(moved).toBe(true);
      expect(page).toMatchObject({ cursor: { head: 2 }, changes: [], more: false });
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'applied']);
    }
  });

  it('[SV2] two devices of one workspace share the versions and get each other’s records', async () => {
    const workspace = await newWorkspace();
    const [a, b] = [titled('a'), titled('b')];
    const [first, second] = await commit(exchange(workspace, [a]), exchange(workspace, [b]));
    expect(first?.page).toMatchObject({ cursor: { head: 2 }, changes: [b] });
    expect(second?.page).toMatchObject({ cursor: { head: 2 }, changes: [a] });
    expect(cursorOf(first)).toBe(cursorOf(second));
  });

  it('two devices on one record: the later field wins, and both get what the other wrote', async () => {
    const workspace = await newWorkspace();
    const id = randomUUID();
    const [early, late] = await commit(
      exchange(workspace, [todo({ title: ['early', stampAt(1)], notes: ['from early', stampAt(1)] }, id)]),
      exchange(workspace, [titled('late', 2, id)]),
    );
    const merged = todo({ title: ['late', stampAt(2)], notes: ['from early', stampAt(1)] }, id);
    expect(early?.verdicts).toEqual([
      { entity: 'todo', id, verdict: 'applied', fields: { title: ['late', stampAt(2)] } },
    ]);
    expect(late?.verdicts).toEqual([{ entity: 'todo', id, verdict: 'applied' }]);
    expect([early?.page.changes, late?.page.changes]).toEqual([[merged], [merged]]);
  });

  it('[SV3] a push, a pull and a workspace that is gone do not disturb each other', async () => {
    const [one, two] = [await newWorkspace(), await newWorkspace()];
    const change = titled('there');
    await commit(exchange(two, [change]));
    const outcomes = await commitBatch(
      server.pool,
      [exchange(randomUUID(), [titled('nowhere')]), exchange(one, [titled('pushed')]), exchange(two, [])],
      batchOptions,
    );
    expect(outcomes).toMatchObject([
      { kind: 'workspace_gone' },
      { kind: 'committed', moved: true },
      { kind: 'committed', moved: false, page: { changes: [change] } },
    ]);
  });
});
