import { todo } from '@holdfast/shared/entities/todo';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../entityStore.ts';
import { openTestDevice } from '../fakes/openTestDevice.ts';
import type { PageEdge, PageRead } from '../readPage.ts';
import { inOneTransaction, writeRecords } from '../write.ts';
import { readWanted } from './findRows.ts';
import { readFound } from './readFound.ts';

const query = { by: ['done', 'order'], equals: [false] } as const;

async function setUp(records: readonly { title: string; tags?: string[] }[]) {
  const device = await openTestDevice();
  const writes = records.map((values, n) => ({ entity: 'todo', id: `t${String(n).padStart(4, '0')}`, values }));
  await inOneTransaction(device, ['todo'], () => writeRecords(device, writes));
  return {
    device,
    async find(item: string, text = '') {
      const wanted = await readWanted(device.db, todo, text, { field: 'tags', item });
      const titles: unknown[] = [];
      let start: PageEdge | null = null;
      do {
        const page: PageRead = await readFound(device, { entity: todo, query, wanted }, { start, end: null }, 25);
        titles.push(...page.rows.map(({ values }) => values.title));
        start = page.next;
      } while (start !== null);
      return titles;
    },
  };
}

describe('what has an item in one of its lists', () => {
  it('[SE5] is found by the words of that item, and only where it is the whole of one', async () => {
    const { find } = await setUp([
      { title: 'Order beans' },
      { title: 'Sidamo', tags: ['beans'] },
      { title: 'Kenia', tags: ['harbour', 'Beans'] },
      { title: 'Filter', tags: ['beans-organic', 'green beans'] },
      { title: 'Stall', tags: ['Friday market'] },
    ]);
    expect(await find('beans')).toEqual(['Sidamo', 'Kenia']);
    expect(await find('beans', 'sid')).toEqual(['Sidamo']);
    expect(await find('friday market')).toEqual(['Stall']);
    expect(await find('market')).toEqual([]);
  });

  it('[SE5] is found among any number that have the word elsewhere, and by a sign that is no word', async () => {
    const many = Array.from({ length: 1200 }, (_, n) => ({ title: `beans ${n}` }));
    const { find } = await setUp([...many, { title: 'last', tags: ['beans', '☕'] }]);
    expect(await find('beans')).toEqual(['last']);
    expect(await find('☕')).toEqual(['last']);
  });

  it('[SE5] tags in use are counted, each once of a record', async () => {
    const { device } = await setUp([
      { title: 'a', tags: ['x', 'x', 'y'] },
      { title: 'b', tags: ['x'] },
      { title: 'c' },
    ]);
    expect(await createEntityStore(device, todo).rollup('tag')).toEqual([
      { key: [0, 'x'], count: 2, sum: 0 },
      { key: [0, 'y'], count: 1, sum: 0 },
    ]);
  });
});
