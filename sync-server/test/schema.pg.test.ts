import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineEntity, field, type Registry } from '@holdfast/shared/entities/defineEntity';
import { textType } from '@holdfast/shared/entities/fieldType';
import { quantity } from '@holdfast/shared/entities/fieldTypes';
import { registry } from '@holdfast/shared/entities/registry';
import { runner } from 'node-pg-migrate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, stampAt, todo } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
const number = field(quantity, 0);
const text = field(textType({}), 'none');

describe.each(databaseKinds)('tables and views on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;

  beforeAll(async () => {
    server = await createTestServer(kind);
  });
  afterAll(() => server.close());

  /** The same data under another registry, as a newer or older server would open it. */
  async function withRegistry(other: Registry, look: () => Promise<void>) {
    const again = await server.reopen({ pool: server.pool, registry: other });
    try {
      await look();
    } finally {
      await again.close();
    }
  }

  async function columns(view: string): Promise<Record<string, string>> {
    const { rows } = await server.pool.query(
      `select column_name, data_type from information_schema.columns where table_name = $1 order by ordinal_position`,
      [view],
    );
    return Object.fromEntries(rows.map((row) => [row.column_name, row.data_type]));
  }

  it('has a typed view for every entity', async () => {
    for (const entity of Object.values(registry)) expect(Object.keys(await columns(entity.name))).not.toEqual([]);
    expect(await columns('todo')).toMatchObject({
      workspace_id: 'uuid',
      id: 'uuid',
      title: 'text',
      done: 'boolean',
      done_at: 'bigint',
      priority: 'bigint',
      tags: 'jsonb',
    });
    expect(await columns('sale')).toMatchObject({ quantity: 'numeric', unit_price: 'bigint', status: 'text' });
    expect(await columns('preference')).toMatchObject({ value: 'jsonb' });
  });

  it('shows live records with defaults, hides deleted ones, and reads a value of an old type as the default', async () => {
    const { sync, workspace } = await createAccount(server.app);
    const live = todo({ title: ['Tea', stampAt(1)], priority: [3, stampAt(1)], tags: [['a'], stampAt(1)] });
    await sync({ changes: [live, todo({ title: ['gone', stampAt(1)], deleted: [true, stampAt(2)] })] });
    await server.pool.query(
      `update records set fields = fields || '{"done": ["yes", "x"], "doneAt": [1e300, "x"]}' where id = $1`,
      [live.id],
    );
    const { rows } = await server.pool.query('select * from todo where workspace_id = $1', [workspace]);
    expect(rows).toMatchObject([
      { id: live.id, title: 'Tea', priority: '3', tags: ['a'], done: false, done_at: null, list: '', notes: '' },
    ]);
  });

  it.each([
    ['worked on after the deletion', { title: 3, deleted: 2 }, 1],
    ['filled and deleted at once', { title: 2, deleted: 2 }, 0],
    ['moved after the deletion', { title: 1, order: 3, deleted: 2 }, 0],
    ['filled later under a name no version knows', { title: 1, energy: 3, deleted: 2 }, 1],
  ])('[MG5] what was %s is shown, or not', async (_case, instants, shown) => {
    const { sync, workspace } = await createAccount(server.app);
    const values: Record<string, unknown> = { deleted: true, order: 'a1' };
    const pairs = Object.entries(instants).map(([name, n]) => [name, [values[name] ?? 'x', stampAt(n)]]);
    await sync({ changes: [todo(Object.fromEntries(pairs))] });
    const { rows } = await server.pool.query('select title from todo where workspace_id = $1', [workspace]);
    expect(rows).toHaveLength(shown);
  });

  it('[MG5] an update takes the mark of a tombstone off what was worked on after its deletion', async () => {
    const client = await server.pool.connect();
    await client.query('drop schema public cascade; create schema public');
    await runner({
      dbClient: client,
      dir: migrations,
      direction: 'up',
      count: 3,
      migrationsTable: 'migrations',
      log() {},
    });
    client.release();
    const pushed = (notes: number) => ({ notes: ['x', stampAt(notes)], deleted: [true, stampAt(2)] });
    const ids = [1, 3].map(() => randomUUID());
    await server.pool.query(
      `insert into records (workspace_id, entity, id, fields, version, deleted_at)
       select $1, 'todo', id, fields, n, now() from unnest($2::uuid[], $3::jsonb[]) with ordinality as r (id, fields, n)`,
      [randomUUID(), ids, [pushed(1), pushed(3)]],
    );
    await withRegistry(registry, async () => {
      const { rows } = await server.pool.query('select id from records where deleted_at is not null');
      expect(rows).toEqual([{ id: ids[0] }]);
      expect((await server.pool.query('select id from todo')).rows).toEqual([{ id: ids[1] }]);
    });
  });

  it('cannot be written through', async () => {
    await expect(server.pool.query('delete from todo')).rejects.toMatchObject({ code: '55000' });
  });

  it('opens again without touching a table, and keeps its epoch', async () => {
    const epoch = async () => (await server.pool.query('select epoch from server_state')).rows;
    const before = await epoch();
    const { statements } = await countStatements(() => withRegistry(registry, async () => {}));
    expect(statements.join('\n')).not.toMatch(/create|alter|drop|insert|update/i);
    expect(await epoch()).toEqual(before);
  });

  it('adds, retypes and removes views with the registry', async () => {
    const plant = defineEntity('plant', { height: number, order: text });
    await withRegistry({ ...registry, plant }, async () => {
      expect(await columns('plant')).toMatchObject({ height: 'numeric', order: 'text' });
    });
    const grown = defineEntity('plant', { height: text, order: text, leaves: number });
    await withRegistry({ ...registry, plant: grown }, async () => {
      expect(await columns('plant')).toMatchObject({ height: 'text', leaves: 'numeric' });
    });
    const renamed = defineEntity('plant', { height: text, place: { ...text, storedAs: 'order' }, leaves: number });
    await withRegistry({ ...registry, plant: renamed }, async () => {
      const names = Object.keys(await columns('plant'));
      expect(names).toEqual(['workspace_id', 'id', 'version', 'height', 'place', 'leaves']);
    });
    await withRegistry(registry, async () => {
      expect(await columns('plant')).toEqual({});
    });
  });
});

describe('several processes', () => {
  it('start at once on one empty database', async () => {
    const first = await createTestServer('postgres');
    await first.pool.query('drop schema public cascade; create schema public');
    const all = await Promise.all([1, 2, 3].map(() => first.reopen()));
    const { rows } = await first.pool.query('select count(*)::int as n from server_state');
    expect(rows).toEqual([{ n: 1 }]);
    for (const server of all) await server.close();
    await first.close();
  });
});
