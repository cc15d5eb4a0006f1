/** Triplit's client in memory, subscribed to its user's records. An edit counts when the outbox is acknowledged. */
import { TriplitClient } from '@triplit/client';
import { WebSocket } from 'ws';
import type { RaceClient } from '../raceDevice.ts';
import { createCount } from './count.ts';
import { triplitToken } from './triplitToken.ts';

// Node 20 has none.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

const token = triplitToken();
const table = 'records';

export const openDevice: RaceClient['openDevice'] = ({ port, account }) => {
  const client = new TriplitClient({
    serverUrl: `http://127.0.0.1:${port}`,
    token,
    autoConnect: false,
    storage: 'memory',
    logLevel: 'error',
  });
  const here = createCount();
  let [first, last] = ['', ''];
  let settled: Promise<void> = Promise.resolve();
  /** One message at a time is under way: what is written meanwhile goes with the next. */
  let underWay: (() => void)[] = [];
  let later: (() => void)[] = [];

  function acknowledge(): void {
    for (const done of underWay) done();
    [underWay, later] = [later, []];
  }

  return {
    async add(record) {
      first ||= record.id;
      last = record.id;
      await client.insert(table, { ...record, user: account.workspace });
    },
    async online() {
      if (last !== '') {
        settled = new Promise((done) => {
          const forget = client.onEntitySyncSuccess(table, last, () => {
            forget();
            if (first !== '') client.onEntitySyncSuccess(table, first, acknowledge);
            done();
          });
        });
      }
      client.subscribe(client.query(table).Where('user', '=', account.workspace), (records) =>
        here.reach(records.length),
      );
      await client.connect();
    },
    settled: () => settled,
    edit: (title) =>
      new Promise((done, fail) => {
        (underWay.length === 0 ? underWay : later).push(done);
        client
          .update(table, first, (record) => {
            record.title = title;
          })
          .catch(fail);
      }),
    received: (records) => here.atLeast(records),
    close: () => client.disconnect(),
  };
};
