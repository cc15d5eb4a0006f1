/** PouchDB in memory, live sync both ways. An edit counts when the client hears that its revision was pushed. */
import PouchDB from 'pouchdb';
import memoryAdapter from 'pouchdb-adapter-memory';
import type { RaceClient } from '../raceDevice.ts';
import { createCount } from './count.ts';

PouchDB.plugin(memoryAdapter);
let devices = 0;

const generationOf = (revision: string) => Number.parseInt(revision, 10);

export const openDevice: RaceClient['openDevice'] = ({ port, account }) => {
  devices += 1;
  const local = new PouchDB<{ title: string }>(`device${devices}`, { adapter: 'memory' });
  const remote = new PouchDB<{ title: string }>(`http://127.0.0.1:${port}/u${account.workspace}`);
  const [pushed, pulled, firstPushed] = [createCount(), createCount(), createCount()];
  let first = '';
  let added = 0;
  let lastPut: Promise<unknown> = Promise.resolve();
  let sync: PouchDB.Replication.Sync<{ title: string }> | undefined;

  async function put(title: string): Promise<number> {
    const { rev } = await local.put({ ...(await local.get(first)), title });
    return generationOf(rev);
  }

  return {
    async add({ id, ...fields }) {
      first ||= id;
      added += 1;
      await local.put({ _id: id, ...fields });
    },
    async online() {
      sync = local.sync(remote, { live: true, retry: true });
      sync.on('error', () => {});
      sync.on('change', ({ direction, change }) => {
        (direction === 'push' ? pushed : pulled).add(change.docs.length);
        if (direction !== 'push') return;
        for (const { _id, _rev } of change.docs) if (_id === first) firstPushed.reach(generationOf(_rev));
      });
    },
    settled: () => pushed.atLeast(added),
    async edit(title) {
      // One after another, or they are in conflict with each other.
      const generation = lastPut.then(() => put(title));
      lastPut = generation.catch(() => {});
      await firstPushed.atLeast(await generation);
    },
    received: (records) => pulled.atLeast(records),
    close: () => sync?.cancel(),
  };
};
