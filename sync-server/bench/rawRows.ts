/** The same records without a server in between: COPY, batched upsert and SELECT on a copy of the table. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newRecordId } from './kit/newRecordId.ts';
import { sampleTodo } from './kit/sampleTodo.ts';
import { copyIn } from './rawCopy.ts';
import { upsertText } from './rawUpsert.ts';

/** Rows a second. */
export interface RawRates {
  copy: number;
  upsert: number;
  select: number;
}

const stamp = '018f00000000-0000-00000000000000aa';
/** As many as a request carries. */
const rowsPerStatement = 500;

export async function measureRawRows(databaseUrl: string, count: number): Promise<RawRates> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows = makeRows(count);
    const empty = 'create table if not exists raw_records (like records including all); truncate raw_records';
    await client.query(empty);
    const copy = await rate(count, () => copyRows(client, rows));
    await client.query(empty);
    const upsert = await rate(count, () => upsertRows(client, rows));
    await client.query('analyze raw_records');
    const select = await rate(count, () => selectRows(client, rows));
    return { copy, upsert, select };
  } finally {
    await client.end();
  }
}

type Row = ReturnType<typeof makeRows>[number];

function makeRows(count: number) {
  const workspace = randomUUID();
  return Array.from({ length: count }, (_, n) => ({
    workspace_id: workspace,
    entity: 'todo',
    id: newRecordId(),
    fields: Object.fromEntries(Object.entries(sampleTodo(n)).map(([name, value]) => [name, [value, stamp]])),
    version: n + 1,
  }));
}

/** The records are made before the clock runs, turned into bytes while it does, as everywhere here. */
async function copyRows(client: pg.Client, rows: readonly Row[]): Promise<void> {
  const lines = rows.map(({ workspace_id, entity, id, fields, version }) =>
    [workspace_id, entity, id, JSON.stringify(fields), version].join('\t'),
  );
  const text = 'copy raw_records (workspace_id, entity, id, fields, version) from stdin';
  await copyIn(client, text, Buffer.from(`${lines.join('\n')}\n`));
}

async function upsertRows(client: pg.Client, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await client.query(upsertText, [JSON.stringify(rows.slice(from, from + rowsPerStatement))]);
  }
}

async function selectRows(client: pg.Client, rows: readonly Row[]): Promise<void> {
  const text = 'select entity, id, fields, version from raw_records where workspace_id = $1 order by version';
  const answer = await client.query(text, [rows[0]?.workspace_id]);
  if (answer.rows.length !== rows.length) throw new Error('rows are missing');
}

async function rate(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return count / ((performance.now() - began) / 1000);
}
