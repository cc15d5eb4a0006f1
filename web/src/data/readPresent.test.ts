import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { readPresent } from './readPresent.ts';

const some = fc.uniqueArray(fc.nat(60), { maxLength: 40 });
const keyAt = (n: number): [string, string] => [n % 3 === 0 ? 'link' : 'todo', String(n).padStart(2, '0')];

it('are the rows of these keys that are there, however many lie between them', async () => {
  const { db } = await openTestDevice();
  const came = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(some, some, async (stored, asked) => {
      await db.outbox.clear();
      await db.outbox.bulkPut(
        stored.map(keyAt).map(([entity, id]) => ({ entity, id, fields: {}, since: 0, edits: 1 })),
      );
      const found = await readPresent(db.outbox, asked.map(keyAt));
      const expected = asked.filter((n) => stored.includes(n)).map((n) => keyAt(n).join());
      expect(found.map(({ entity, id }) => [entity, id].join()).sort()).toEqual(expected.sort());
      const what = asked.length <= 8 ? 'few' : found.length === 0 ? 'none there' : 'many';
      came.set(what, (came.get(what) ?? 0) + 1);
    }),
    { numRuns: 200 },
  );
  expect([...came.keys()].sort()).toEqual(['few', 'many', 'none there']);
});

it('take one request of keys that are not there, however many they are', async () => {
  const { db } = await openTestDevice();
  const asked: string[] = [];
  const spied = new Proxy(db.outbox, {
    get: (table, name) => {
      asked.push(String(name));
      const value = Reflect.get(table, name);
      return typeof value === 'function' ? value.bind(table) : value;
    },
  });
  const keys = Array.from({ length: 100 }, (_, n) => keyAt(n));
  expect(await readPresent(spied, keys)).toEqual([]);
  expect(asked).toEqual(['where']);
});
