/**
 * The idea of the batching and nothing else: one connection writes, and everything that arrives while a statement is
 * under way goes into the next one, as a plain jsonb upsert. No accounts, no merge by stamps, no change notifications.
 */
import pg from 'pg';
import { type PlainChange, recordTable, serveRecords, upsertTail } from './plainRecords.ts';

interface Waiting {
  workspace: string;
  changes: readonly PlainChange[];
  resolve(): void;
  reject(error: unknown): void;
}

const mostChanges = 5000;
const connectionString = process.env.DATABASE_URL;
const readers = new pg.Pool({ connectionString, max: 3 });
const writer = new pg.Client({ connectionString });
await writer.connect();
await writer.query(recordTable);

const upsert = {
  name: 'upsert',
  text: `insert into records (workspace_id, id, version, fields)
    select workspace_id, id, nextval('versions'), fields
    from jsonb_to_recordset($1::jsonb) as g (workspace_id text, id text, fields jsonb) ${upsertTail}`,
};

const queue: Waiting[] = [];
let isWriting = false;

async function write(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  while (queue.length > 0) {
    const batch = takeBatch();
    try {
      await writer.query({ ...upsert, values: [JSON.stringify(rowsOf(batch))] });
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
  isWriting = false;
}

function takeBatch(): Waiting[] {
  let changes = 0;
  const full = queue.findIndex((waiting) => {
    changes += waiting.changes.length;
    return changes >= mostChanges;
  });
  return queue.splice(0, full === -1 ? queue.length : full + 1);
}

/** One row a record: an upsert cannot meet the same row twice. */
function rowsOf(batch: readonly Waiting[]) {
  const rows = new Map<string, { workspace_id: string } & PlainChange>();
  for (const { workspace, changes } of batch) {
    for (const { id, fields } of changes) {
      const key = `${workspace}/${id}`;
      rows.set(key, { workspace_id: workspace, id, fields: { ...rows.get(key)?.fields, ...fields } });
    }
  }
  return [...rows.values()];
}

await serveRecords({
  read: async (text, values) => (await readers.query(text, values)).rows,
  save: (workspace, changes) =>
    new Promise((resolve, reject) => {
      queue.push({ workspace, changes, resolve, reject });
      // Whatever this turn of the loop brings goes along.
      setImmediate(() => void write());
    }),
});
