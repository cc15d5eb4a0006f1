/** What the plain REST server and the prototype of the batching share: a table, three paths, and no idea of how to save. */
import { Hono } from 'hono';
import { serveProgram } from './serveProgram.ts';

export interface PlainChange {
  id: string;
  fields: Record<string, unknown>;
}

export interface PlainDatabase {
  read(text: string, values: unknown[]): Promise<Record<string, unknown>[]>;
  /** Resolves once it is committed. */
  save(workspace: string, changes: readonly PlainChange[]): Promise<void>;
}

export const recordTable = `
create sequence versions;
create table records (
  workspace_id text not null, id text not null, version bigint not null, fields jsonb not null,
  primary key (workspace_id, id)
);
create index on records (workspace_id, version)`;

export const upsertTail = `on conflict (workspace_id, id)
  do update set version = excluded.version, fields = records.fields || excluded.fields`;

/** Postgres writes the whole page as JSON: the server only passes it on. */
const pageText = `select coalesce(json_agg(json_build_object('id', id, 'fields', fields)), '[]')::text as page
  from records where workspace_id = $1`;

export async function serveRecords({ read, save }: PlainDatabase): Promise<void> {
  const app = new Hono();
  app.post('/records/:workspace', async (c) => {
    await save(c.req.param('workspace'), await c.req.json<PlainChange[]>());
    return c.json({ saved: true });
  });
  app.get('/records/:workspace', async (c) => {
    const [row] = await read(pageText, [c.req.param('workspace')]);
    return c.body(String(row?.page), 200, { 'content-type': 'application/json' });
  });
  app.get('/api/live', (c) => c.body(silentStream(), 200, { 'content-type': 'text/event-stream' }));
  await serveProgram(app);
}

/** A comment now and then, as often as the real server sends one. */
function silentStream(): ReadableStream<Uint8Array> {
  const comment = new TextEncoder().encode(':\n\n');
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(comment);
      timer = setInterval(() => controller.enqueue(comment), 25_000);
    },
    cancel: () => clearInterval(timer),
  });
}
