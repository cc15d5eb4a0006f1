import { defineEntity, field, type Registry } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createAccount, stampAt, todo } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const number = field(z.number(), 0);
const text = field(z.string(), 'none');

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
