/**
 * PouchDB with the adapter that uses the indexes of the browser, and its finder. Each change makes a revision, which is
 * what it replicates by. Other tabs hear of a change by localStorage, which a worker does not have.
 */
import IndexedDbAdapter from 'pouchdb-adapter-indexeddb';
import PouchDB from 'pouchdb-core';
import find from 'pouchdb-find';
import type { Contender, ExpenseRow, OpenStore } from '../contender.ts';

PouchDB.plugin(IndexedDbAdapter).plugin(find);

const toDocument = ({ id, ...values }: ExpenseRow) => ({ _id: id, ...values });

async function open(): Promise<OpenStore> {
  const db = new PouchDB<Omit<ExpenseRow, 'id'>>('race-pouchdb', { adapter: 'indexeddb' });
  await db.createIndex({ index: { fields: ['date'], name: 'date', ddoc: 'date' } });
  const use_index = ['date', 'date'] as [string, string];
  return {
    add: (row) => db.put(toDocument(row)),
    async edit({ id }, amount) {
      await db.put({ ...(await db.get(id)), amount });
    },
    async addMany(all) {
      const answers = await db.bulkDocs(all.map(toDocument));
      const refused = answers.filter((answer) => 'error' in answer).length;
      if (refused > 0) throw new Error(`PouchDB did not take ${refused} rows`);
    },
    get: (id) => db.get(id),
    async newest(to, limit) {
      const selector = { date: { $lte: to } };
      return (await db.find({ selector, sort: [{ date: 'desc' }], limit, use_index })).docs;
    },
    async month(month) {
      const selector = { date: { $gte: month, $lte: `${month}-99` } };
      // Without a limit it answers with 25.
      return (await db.find({ selector, limit: Number.MAX_SAFE_INTEGER, use_index })).docs;
    },
    async watch(id, say) {
      const feed = db.changes({ live: true, since: 'now', include_docs: true, doc_ids: [id] });
      feed.on('change', ({ doc }) => doc && say(doc.amount));
      return () => feed.cancel();
    },
    close: () => db.close(),
  };
}

export const pouchdbContender: Contender = { name: 'PouchDB', open, leavesOut: ['hearFromWorker'] };
