/**
 * The limit of our own writes: everything that one of them leaves behind, put by hand into the same tables with the same
 * indexes, in one transaction. Nothing is checked or merged, no record is looked up, and no watcher is told.
 */
import { formatStamp } from '@holdfast/shared/clock/stamp';
import { expense } from '@holdfast/shared/entities/expense';
import { keysOf, type RollupRow, type Row } from '../../src/data/database.ts';
import { addendsOf } from '../../src/data/rollups/addends.ts';
import { wordsOf } from '../../src/data/search/wordsOf.ts';
import type { Contender, ExpenseRow, OpenStore } from './contender.ts';
import { rawWholeName } from './names.ts';
import { openOwnDevice } from './openOwnDevice.ts';
import { partlyOpen } from './partlyOpen.ts';
import { settled } from './rawContender.ts';
import { works } from './works.ts';

const tables = [expense.name, 'outbox', 'history', 'rollups', 'meta'];

async function open(): Promise<OpenStore> {
  const device = await openOwnDevice('race-raw-whole');
  device.db.close();
  const db = await settled(indexedDB.open('race-raw-whole'));
  let written = 0;

  const toRow = ({ id, ...values }: ExpenseRow): Row => {
    written += 1;
    const stamp = formatStamp({ millis: Date.now(), counter: written % 65_536, node: device.node });
    const stamps = Object.fromEntries(Object.keys(values).map((name) => [name, stamp]));
    const row = { values: { ...values }, stamps };
    return { id, ...row, keys: keysOf(expense, row), words: wordsOf(expense, row) };
  };

  function write(all: readonly ExpenseRow[]): Promise<void> {
    const transaction = db.transaction(tables, 'readwrite');
    const table = (name: string) => transaction.objectStore(name);
    const rows = all.map(toRow);
    for (const row of rows) {
      table(expense.name).put(row);
      table('outbox').put({ entity: expense.name, id: row.id, fields: row.stamps, since: Date.now(), edits: 1 });
    }
    table('history').add({ at: Date.now(), kind: 'deed', deeds: rows.map(toDeed) });
    table('meta').put({ key: 'clock', value: { last: rows.at(-1)?.stamps.date, offsetMs: 0, writes: written } });
    for (const { key, count, sum } of countOf(rows)) {
      const before = table('rollups').get(key);
      before.onsuccess = () => {
        const known = before.result as RollupRow | undefined;
        table('rollups').put({ key, count: count + (known?.count ?? 0), sum: sum + Number(known?.sum ?? 0) });
      };
    }
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return { ...partlyOpen, add: (row) => write([row]), addMany: write, close: async () => db.close() };
}

function toDeed({ id, values, stamps }: Row) {
  const fields = Object.entries(values).map(([name, after]) => [name, { after, stamp: stamps[name] }]);
  return { entity: expense.name, id, isNew: true, fields: Object.fromEntries(fields) };
}

function countOf(rows: readonly Row[]): { key: RollupRow['key']; count: number; sum: number }[] {
  const counted = new Map<string, { key: RollupRow['key']; count: number; sum: number }>();
  for (const { key, sum } of rows.flatMap((row) => addendsOf(expense, row))) {
    const before = counted.get(key.join()) ?? { key, count: 0, sum: 0 };
    counted.set(key.join(), { key, count: before.count + 1, sum: before.sum + Number(sum) });
  }
  return [...counted.values()];
}

export const rawWholeContender: Contender = {
  name: rawWholeName,
  open,
  leavesOut: works.map(({ name }) => name).filter((name) => !['fill', 'add'].includes(name)),
};
