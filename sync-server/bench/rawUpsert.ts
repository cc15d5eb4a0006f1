/** How fast this Postgres takes rows when nothing stands before it: the same table, the same rows, one statement a batch. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newRecordId } from './kit/newRecordId.ts';

export interface RawUpsertPlan {
  rowsPerStatement: number;
  connections: number;
  /** Distinct rows, which come again in turn. */
  rows: number;
  measureMs: number;
}

export const upsertText = `
insert into raw_records as r (workspace_id, entity, id, fields, version)
select * from jsonb_to_recordset($1::jsonb) as g (workspace_id uuid, entity text, id uuid, fields jsonb, version bigint)
on conflict (workspace_id, entity, id)
do update set fields = r.fields || excluded.fields, version = excluded.version`;

/** Rows a second. `databaseUrl`: a migrated database, whose table is copied with its indexes. */
export async function measureRawUpsert(databaseUrl: string, plan: RawUpsertPlan): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: plan.connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const [first] = clients;
  try {
    await first?.query('create table if not exists raw_records (like records including all); truncate raw_records');
    const began = performance.now();
    const counts = await Promise.all(clients.map((client) => upsertUntil(client, plan, began + plan.measureMs)));
    return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Each connection has rows of its own, so they never wait for each other. */
async function upsertUntil(client: pg.Client, plan: RawUpsertPlan, end: number): Promise<number> {
  const share = Math.max(plan.rowsPerStatement, Math.ceil(plan.rows / plan.connections));
  const keys = Array.from({ length: share }, () => ({ workspace_id: randomUUID(), entity: 'todo', id: newRecordId() }));
  let version = 0;
  while (performance.now() < end) {
    const rows = Array.from({ length: plan.rowsPerStatement }, () => {
      version += 1;
      const stamp = `${Date.now().toString(16).padStart(12, '0')}-0000-00000000000000aa`;
      return { ...keys[version % share], fields: { title: [`edit number ${version}`, stamp] }, version };
    });
    await client.query(upsertText, [JSON.stringify(rows)]);
  }
  return version;
}
