/** TinyBase's mergeable store and its synchronizer. An edit counts when the server says that it has saved it. */
import { createMergeableStore } from 'tinybase';
import { createWsSynchronizer } from 'tinybase/synchronizers/synchronizer-ws-client';
import { WebSocket } from 'ws';
import type { RaceClient } from '../raceDevice.ts';
import { createCount } from './count.ts';
import { listenForSaves } from './tinybaseSaved.ts';

const table = 'records';
const requestSeconds = 30;

export const openDevice: RaceClient['openDevice'] = ({ port, account: { workspace: user } }) => {
  const store = createMergeableStore();
  const [saved, here, savedEdits] = [createCount(), createCount(), createCount()];
  store.addRowIdsListener(table, () => here.reach(store.getRowCount(table)));
  let first = '';
  let edits = 0;
  let leave: () => Promise<unknown> = async () => {};
  return {
    add({ id, ...fields }) {
      first ||= id;
      store.setRow(table, id, fields);
    },
    async online() {
      await listenForSaves(port, user, ({ rows, title }) => {
        saved.reach(rows);
        savedEdits.reach(Number(/^(\d+) /.exec(title)?.[1] ?? 0));
      });
      const socket = new WebSocket(`ws://127.0.0.1:${port}/${user}`);
      const synchronizer = await createWsSynchronizer(store, socket, requestSeconds);
      leave = () => synchronizer.destroy();
      await synchronizer.startSync();
    },
    settled: () => saved.atLeast(store.getRowCount(table)),
    edit(title) {
      edits += 1;
      store.setCell(table, first, 'title', `${edits} ${title}`);
      return savedEdits.atLeast(edits);
    },
    received: (records) => here.atLeast(records),
    close: async () => void (await leave()),
  };
};
