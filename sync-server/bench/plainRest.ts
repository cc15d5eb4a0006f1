/**
 * Saving as most web apps do it: every edit is one request and one upsert, on whichever of ten connections is free.
 * No accounts, no merge, no change notifications; a device's open stream says nothing.
 */
import pg from 'pg';
import { recordTable, serveRecords, upsertTail } from './plainRecords.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(recordTable);

const upsert = `insert into records (workspace_id, id, version, fields) values ($1, $2, nextval('versions'), $3) ${upsertTail}`;

await serveRecords({
  read: async (text, values) => (await pool.query(text, values)).rows,
  async save(workspace, changes) {
    for (const { id, fields } of changes) await pool.query(upsert, [workspace, id, JSON.stringify(fields)]);
  },
});
