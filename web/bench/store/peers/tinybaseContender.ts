/**
 * TinyBase with its IndexedDB persister: everything lies in memory, and what is written is written whole, all rows each
 * time; another context is noticed by reading the whole again every second, as its default has it.
 */
import { createIndexes, createStore } from 'tinybase';
import { createIndexedDbPersister } from 'tinybase/persisters/persister-indexed-db';
import type { Contender, ExpenseRow, OpenStore } from '../contender.ts';

const rows = 'rows';
const valuesOf = ({ id: _, ...values }: ExpenseRow) => values;

async function open(): Promise<OpenStore> {
  const store = createStore();
  const fail = (error: unknown) => console.error(error);
  const persister = createIndexedDbPersister(store, 'race-tinybase', undefined, fail);
  await persister.load();
  const indexes = createIndexes(store);
  indexes.setIndexDefinition('month', rows, (cell) => String(cell('date')).slice(0, 7), 'date');
  const all = (ids: readonly string[]) => ids.map((id) => store.getRow(rows, id));
  return {
    add(row) {
      store.setRow(rows, row.id, valuesOf(row));
      return persister.save();
    },
    edit({ id }, amount) {
      store.setCell(rows, id, 'amount', amount);
      return persister.save();
    },
    addMany(many) {
      store.transaction(() => {
        for (const row of many) store.setRow(rows, row.id, valuesOf(row));
      });
      return persister.save();
    },
    get: async (id) => store.getRow(rows, id),
    async newest(to, count) {
      const found: string[] = [];
      const months = indexes.getSliceIds('month').filter((month) => month <= to);
      for (const month of months.sort().reverse()) {
        const ids = indexes.getSliceRowIds('month', month).toReversed();
        for (const id of ids) {
          if (String(store.getCell(rows, id, 'date')) <= to) found.push(id);
          if (found.length === count) return all(found);
        }
      }
      return all(found);
    },
    month: async (month) => all(indexes.getSliceRowIds('month', month)),
    async watch(id, say, isElsewhere) {
      const listener = store.addCellListener(rows, id, 'amount', (_, __, ___, ____, amount) => say(Number(amount)));
      if (isElsewhere) await persister.startAutoLoad();
      return async () => {
        store.delListener(listener);
        if (isElsewhere) await persister.stopAutoLoad();
      };
    },
    close: () => persister.destroy(),
  };
}

export const tinybaseContender: Contender = { name: 'TinyBase', open };
