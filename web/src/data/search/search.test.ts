import { registry } from '@holdfast/shared/entities/registry';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeletedRow, type Row } from '../database.ts';
import { createTestSync, early } from '../fakes/createTestSync.ts';
import { openTestDevice, type TestDevice } from '../fakes/openTestDevice.ts';
import { putRows } from '../fakes/putRows.ts';
import { writeMeta } from '../meta.ts';
import type { Query } from '../queryRange.ts';
import type { PageEdge, PageRead } from '../readPage.ts';
import { rebuildRollups } from '../rollups/rebuildRollups.ts';
import { writeRecords } from '../write.ts';
import { readFew, readWanted } from './findRows.ts';
import { readFound } from './readFound.ts';
import { wordsIn } from './wordsIn.ts';
import { andMore, mostWords, wordsOf } from './wordsOf.ts';

const { todo, expense, sale, event } = registry;
type ExpenseQuery = Query<typeof expense>;

/** All pages of a search, one after another. */
async function find(
  device: TestDevice,
  text: string,
  { query = { by: ['date'] } as ExpenseQuery, limit = 4, isIndexed = true } = {},
): Promise<string[]> {
  const wanted = { ...(await readWanted(device.db, expense, text)), ...(!isIndexed && { isIndexed }) };
  const ids: string[] = [];
  for (let start: PageEdge | null = null; ; ) {
    const asked = { entity: expense, query, wanted };
    const { rows, next }: PageRead = await readFound(device, asked, { start, end: null }, limit);
    ids.push(...rows.map(({ id }) => id));
    if (next === null) return ids;
    start = next;
  }
}

/** The long way round: every record, taken apart. */
async function scan({ db }: TestDevice, text: string, isMeant: (row: Row) => boolean): Promise<string[]> {
  const asked = wordsIn(text);
  const rows = await db.rows('expense').toArray();
  const has = ({ values }: Row) => {
    const words = [values.vendor, values.category, values.note].flatMap((field) => wordsIn(String(field ?? '')));
    return asked.every((begun) => words.some((word) => word.startsWith(begun)));
  };
  return rows
    .filter((row) => !isDeletedRow(row) && isMeant(row) && has(row))
    .sort((a, b) => compare(String(a.values.date), String(b.values.date)) || compare(a.id, b.id))
    .map(({ id }) => id);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const words = [
  'Café',
  'cafe',
  'Caffè Nero',
  'Kiosk',
  'kio',
  'Straße 12',
  'strasse',
  '東京タワー',
  '京タ',
  '타워',
  'a-1 17',
];
const dates = ['2026-11-25', '2026-11-26'];
const record = fc.record({
  which: fc.nat(9),
  values: fc.record(
    {
      vendor: fc.constantFrom(...words),
      category: fc.constantFrom(...words),
      note: fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((some) => some.join(' ')),
      date: fc.constantFrom(...dates),
    },
    { requiredKeys: ['date'] },
  ),
});
const step = fc.record({ do: fc.constantFrom('write', 'write', 'pull', 'remove', 'restore'), record });
const idOf = (which: number) => `0197a1b2-c3d4-7e5f-8a9b-00000000000${which}`;

describe('a search', () => {
  it('[SE1] [SE3] finds exactly what a scan of all records finds, in the order of its list, a page at a time', async () => {
    let found = 0;
    const query = fc.record<ExpenseQuery>(
      { by: fc.constant(['date'] as const), reverse: fc.boolean(), from: fc.constantFrom(...dates) },
      { requiredKeys: ['by', 'reverse'] },
    );
    const asked = fc.array(fc.constantFrom(...words, 'c', 'k', 's', '京'), { minLength: 1, maxLength: 2 });
    const parts = [fc.array(step, { minLength: 10, maxLength: 25 }), query, asked, fc.boolean()] as const;
    await fc.assert(
      fc.asyncProperty(...parts, async (steps, query, asked, isIndexed) => {
        const { device, exchange } = await createTestSync();
        for (const { do: deed, record } of steps) {
          const name = { entity: 'expense', id: idOf(record.which) };
          const fields = Object.entries(record.values).map(([field, value]) => [field, early(value)]);
          if (deed === 'pull') await exchange({ changes: [{ ...name, fields: Object.fromEntries(fields) }] });
          else if (deed === 'write') await writeRecords(device, [{ ...name, values: record.values }]);
          else await writeRecords(device, [{ ...name, values: { [deletedField]: deed === 'remove' } }]);
        }
        const text = asked.join(' ');
        const { from = '' } = query;
        const expected = await scan(device, text, ({ values }) => String(values.date ?? '1970-01-01') >= String(from));
        if (query.reverse) expected.reverse();
        expect(await find(device, text, { query, isIndexed })).toEqual(expected);
        found += expected.length;
        device.db.close();
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('[SE3] finds what many have on the way through the list, and what few have without it', async () => {
    const device = await openTestDevice();
    const all = Array.from({ length: 1500 }, (_, n): [string, object] => [
      `${10_000 + n}`,
      { date: dates[n % 2], vendor: n % 3 === 0 ? 'Common' : 'Other', note: n % 500 === 7 ? 'seldom' : `number ${n}` },
    ]);
    await putRows(device, 'expense', Object.fromEntries(all) as never);
    const few = async (text: string) => readFew(device.db, expense, await readWanted(device.db, expense, text));
    expect(await few('comm')).toBeNull();
    expect((await few('common seldom'))?.map(({ id }) => id)).toEqual(['10507']);
    expect((await few('number 1499'))?.map(({ id }) => id)).toEqual(['11499']);
    const query = { by: ['date'], reverse: true } as const;
    const common = all
      .filter((_, n) => n % 3 === 0)
      .map(([id, value]) => ({ id, ...value }) as { id: string; date: string });
    const expected = common.sort((a, b) => compare(b.date, a.date) || compare(b.id, a.id)).map(({ id }) => id);
    expect(await find(device, 'comm', { query, limit: 50 })).toEqual(expected);
    expect(await find(device, 'common other')).toEqual([]);
  });

  it('[SE3] misses nothing while rows that another version wrote have no words yet', async () => {
    const { device } = await createTestSync();
    await writeRecords(device, [{ entity: 'expense', id: idOf(1), values: { vendor: 'Kiosk' } }]);
    const { words: _, ...row } = (await device.db.rows('expense').get(idOf(1))) as Row;
    await device.db.table('expense').put(row);
    await writeMeta(device.db, 'rollups', {});
    expect(await find(device, 'kiosk')).toEqual([idOf(1)]);
    await rebuildRollups(device.db, async () => {});
    expect((await device.db.rows('expense').get(idOf(1)))?.words).toContain('kiosk');
    expect(await find(device, 'kiosk')).toEqual([idOf(1)]);
  });
});

describe('the words of a record', () => {
  const of = (entity: Parameters<typeof wordsOf>[0], values: object) =>
    wordsOf(entity, { values: { ...values }, stamps: {} });

  it('[SE1] are those of every field a person fills, and of none that nobody types', () => {
    const task = { title: 'Order beans', tags: ['kitchen'], list: 'Shop', due: '2026-11-26', dueTime: '15:00' };
    expect(of(todo, { ...task, notes: 'Sidamo', order: 'a0V', repeat: 'FREQ=DAILY', priority: 2 }).sort()).toEqual(
      ['15:00', '2026-11-26', 'beans', 'kitchen', 'order', 'shop', 'sidamo'].sort(),
    );
    expect(of(expense, { amount: 2490, currency: 'EUR', vendor: 'Shell', category: 'Fuel' })).toEqual(
      expect.arrayContaining(['24.90', 'eur', 'shell', 'fuel']),
    );
    expect(of(expense, { amount: 2490, currency: 'JPY' })).toContain('2490');
    expect(of(sale, { item: 'Lamp', unitPrice: 4000 })).toEqual(
      expect.arrayContaining(['lamp', '40.00', 'unpaid', 'eur']),
    );
    expect(of(event, { start: '2026-11-26T09:00', zone: 'Europe/Berlin' })).toEqual(
      expect.arrayContaining(['2026-11-26', '09:00']),
    );
    expect(of(event, { zone: 'Europe/Berlin' })).not.toContain('berlin');
  });

  it('[SE4] are so many at most, the short fields whole, and say that there are more', () => {
    const notes = Array.from({ length: 2000 }, (_, n) => `word${n}`).join(' ');
    const long = of(todo, { notes, title: 'Title', list: 'List' });
    expect(long).toHaveLength(mostWords + 1);
    expect(long.slice(0, 2).sort()).toEqual(['list', 'title']);
    expect(long.at(-1)).toBe(andMore);
    expect(of(todo, { title: 'Title' })).not.toContain(andMore);
  });

  it('[SE1] none are a deleted record’s', () => {
    const stamps = { [deletedField]: 'b', title: 'a' };
    expect(wordsOf(todo, { values: { title: 'Gone', [deletedField]: true }, stamps })).toEqual([]);
  });
});
