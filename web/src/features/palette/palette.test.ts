import { registry } from '@holdfast/shared/entities/registry';
import { Anchor } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { putRows } from '../../data/fakes/putRows.ts';
import { depths, findAcross } from './findAcross.ts';
import { matchEntries } from './matchEntries.ts';
import { outcomeWords } from './outcomeWords.ts';

const find = async (device: Awaited<ReturnType<typeof openTestDevice>>, typed: string) =>
  findAcross(device, typed, depths.second);

describe('records of all kinds', () => {
  it('[SE1] begin with those whose title begins as was typed, then those with it in the title, the last changed first', async () => {
    const device = await openTestDevice();
    const [todos, sales] = [createEntityStore(device, registry.todo), createEntityStore(device, registry.sale)];
    await todos.add({ title: 'Something else', notes: 'about the oak table, with\nmany words before and after it' });
    await todos.add({ title: 'Buy oak' });
    await sales.add({ item: 'Oak shelf' });
    await sales.add({ item: 'Ash shelf', customer: 'Oakley' });
    const { records, more } = await find(device, 'oak');
    expect(records.map(({ title, elsewhere }) => [title, elsewhere])).toEqual([
      ['Oak shelf', ''],
      ['Buy oak', ''],
      ['Ash shelf', 'Customer: Oakley'],
      ['Something else', 'Notes: about the oak table, with many words before and after it'],
    ]);
    expect(more).toEqual([]);
    expect((await find(device, 'oak ash')).records.map(({ title }) => title)).toEqual(['Ash shelf']);
    expect((await find(device, ' ?')).records).toEqual([]);
  });

  it('says of which kinds there are more than are shown', async () => {
    const device = await openTestDevice();
    const rows = Array.from({ length: 450 }, (_, n) => [`${1000 + n}`, { title: `Lamp ${n}` }]);
    await putRows(device, 'todo', Object.fromEntries(rows));
    const found = await find(device, 'lamp');
    expect(found.records.map(({ title }) => title).slice(0, 2)).toEqual(['Lamp 449', 'Lamp 448']);
    expect(found.more.map(({ name }) => name)).toEqual(['Todos']);
    expect(outcomeWords(found, 0)).toMatch(/^The best \d+ records\.$/);
  });

  it('shows of a long text the part that was found', async () => {
    const device = await openTestDevice();
    const notes = `${'before '.repeat(40)}the Sidamo roast ${'after '.repeat(40)}`;
    await createEntityStore(device, registry.todo).add({ title: 'Order', notes });
    const [record] = (await find(device, 'sidamo')).records;
    expect(record?.elsewhere).toMatch(/^Notes: ….{1,30}Sidamo roast.*…$/);
    expect(record?.elsewhere.length).toBeLessThan(90);
  });
});

describe('entries', () => {
  const entry = (words: string, also = '') => ({ id: words, words, icon: Anchor, also, run: () => {} });
  const entries = [entry('Dashboard'), entry('Sales'), entry('Add sale', 'new'), entry('Setting: Theme', 'Dark')];
  const meant = (typed: string, lately: string[] = []) => {
    const { named, also } = matchEntries(entries, typed, lately);
    return [named.map(({ words }) => words), also.map(({ words }) => words)];
  };

  it('are those chosen lately while nothing is typed, and all before anything was chosen', () => {
    expect(meant('', ['Add sale', 'gone', 'Sales'])).toEqual([['Add sale', 'Sales'], []]);
    expect(meant(' ')[0]).toHaveLength(4);
  });

  it('are those with all words, first what begins so, apart from what is found by something else', () => {
    expect(meant('sal')).toEqual([['Sales', 'Add sale'], []]);
    expect(meant('sale ad')).toEqual([['Add sale'], []]);
    expect(meant('däRk')).toEqual([[], ['Setting: Theme']]);
    expect(meant('new sale')).toEqual([[], ['Add sale']]);
  });
});
