import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, stampAt, titled, todo } from './account.ts';
import { createTestServer } from './databases.ts';

/** Only a real Postgres has more than one session, so only there is a race. */
describe('many devices at once on postgres', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;

  beforeAll(async () => {
    server = await createTestServer('postgres');
  });
  afterAll(() => server.close());

  it('[SV2] pushes to one workspace give dense versions, and no pull ever misses a record', async () => {
    const { sync, workspace } = await createAccount(server.app);
    const shared = randomUUID();
    let isDone = false;
    const writer = async (n: number) => {
      const device = randomUUID();
      for (let round = 0; round < 8; round++) {
        const node = `${n}`.padStart(16, '0');
        const contested = todo({ title: [`${n}/${round}`, stampAt(round, node)] }, shared);
        await sync({ device, changes: [titled(`${n}-${round}`), contested, titled(`${n}+${round}`)] });
      }
    };
    const reader = async () => {
      const device = randomUUID();
      const seen = new Set<string>();
      let cursor: string | null = null;
      for (let last = false; ; ) {
        // A pull without anything new waits for nothing, and would leave the writers no turn.
        await new Promise(setImmediate);
        const page = await sync({ device, cursor, limit: 7 });
        for (const { id } of page.changes) seen.add(id);
        cursor = page.cursor;
        if (page.more) continue;
        if (last) return seen;
        last = isDone;
      }
    };
    const reading = [reader(), reader()];
    await Promise.all(Array.from({ length: 8 }, (_, n) => writer(n))).finally(() => {
      isDone = true;
    });
    const { rows } = await server.pool.query(
      `select count(*)::int as records, count(distinct version)::int as versions, max(version)::int as last,
        (select version::int from workspaces where id = $1) as head
       from records where workspace_id = $1`,
      [workspace],
    );
    const writes = await server.pool.query('select version from records where id = $1', [shared]);
    expect(rows[0]).toMatchObject({ records: 129, versions: 129 });
    expect(rows[0].last).toBe(rows[0].head);
    expect(writes.rows).toHaveLength(1);
    for (const seen of await Promise.all(reading)) expect(seen.size).toBe(129);
    const { changes } = await sync({ device: randomUUID() });
    expect(changes.find(({ id }) => id === shared)?.fields.title).toEqual(['7/7', stampAt(7, '7'.padStart(16, '0'))]);
  });

  it('[DB1] never opens more than four connections', async () => {
    const { sync } = await createAccount(server.app);
    await Promise.all(Array.from({ length: 60 }, (_, n) => sync({ changes: [titled(`${n}`)], device: randomUUID() })));
    expect(server.pool.totalCount).toBeLessThanOrEqual(4);
  });

  it('a connection the database drops is no error', async () => {
    const { sync } = await createAccount(server.app);
    await sync();
    const ended = new Promise((resolve) => server.pool.once('remove', resolve));
    await server.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await Promise.race([ended, server.pool.query('select 1')]);
    expect((await sync({ changes: [titled('still here')] })).verdicts[0]?.verdict).toBe('applied');
  });

  it('a database that only reads, as a standby does during a failover, is unavailable and not at fault', async () => {
    const { post, sync, workspace, device } = await createAccount(server.app);
    const changes = [titled('while it only reads')];
    const name = (await server.pool.query('select current_database() as name')).rows[0].name as string;
    // New connections begin with it; all that are open are ended.
    const alter = async (change: string) => {
      await server.pool.query(`begin; set transaction read write; alter database ${name} ${change}; commit`);
      await server.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      const last = await server.pool.connect();
      last.release(true);
    };
    await alter('set default_transaction_read_only = on');
    const refused = await post({ protocol: 1, workspace, device, cursor: null, changes });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    await alter('reset default_transaction_read_only');
    expect((await sync({ changes })).verdicts[0]?.verdict).toBe('applied');
  });
});
