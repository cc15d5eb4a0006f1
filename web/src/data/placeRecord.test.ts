import { link } from '@holdfast/shared/entities/link';
import { expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { undoAction } from './history/undoAction.ts';
import { placeRecord, readBeyondGroup, type Side } from './placeRecord.ts';
import { writeRecords } from './write.ts';

const by = ['group', 'order'] as const;

/** Links by id, each with its group and order: "Town a0". */
async function setUp(rows: Readonly<Record<string, string>>) {
  const device = await openTestDevice();
  await writeRecords(
    device,
    Object.entries(rows).map(([id, place]) => {
      const [group = '', order = ''] = place.split(' ');
      return { entity: 'link', id, values: { group, order } };
    }),
  );
  await device.db.history.clear();
  const store = createEntityStore(device, link);
  const listed = async () => {
    const found = await store.query({ by });
    return [...new Set(found.map(({ group }) => group))].map(
      (name) =>
        `${name}:${found
          .filter(({ group }) => group === name)
          .map(({ id }) => id)
          .join('')}`,
    );
  };
  const place = (id: string, side: Side, beside: string) =>
    placeRecord(device, { entity: link, id, by, beside, side }, 'Moved');
  const beyond = (id: string, step: -1 | 1) => readBeyondGroup(device, { entity: link, id, by, step });
  return { device, listed, place, beyond };
}

it('[OR1] a record goes beside another, in its group or into its group, as one action', async () => {
  const { device, listed, place } = await setUp({
    a: 'Town a0',
    b: 'Town a1',
    c: 'Town a2',
    d: 'Work a0',
    e: 'Work a1',
  });
  await place('c', 'before', 'a');
  expect(await listed()).toEqual(['Town:cab', 'Work:de']);
  await place('c', 'after', 'a');
  expect(await listed()).toEqual(['Town:acb', 'Work:de']);
  await place('c', 'after', 'd');
  expect(await listed()).toEqual(['Town:ab', 'Work:dce']);
  await place('e', 'before', 'a');
  expect(await listed()).toEqual(['Town:eab', 'Work:dc']);
  await place('a', 'after', 'c');
  expect(await listed()).toEqual(['Town:eb', 'Work:dca']);
  const actions = await device.db.history.toArray();
  expect(actions).toHaveLength(5);
  for (const { seq } of actions.reverse()) await undoAction(device, seq);
  expect(await listed()).toEqual(['Town:abc', 'Work:de']);
});

it('[OR1] among records of the same key those in its way get new ones; what is gone is said', async () => {
  const { listed, place } = await setUp({ a: 'Town a0', b: 'Town a0', c: 'Town a0', d: 'Work a0' });
  await place('d', 'after', 'a');
  expect(await listed()).toEqual(['Town:adbc']);
  expect(await place('d', 'after', 'gone')).toEqual({ ok: false, reason: 'gone', id: 'gone' });
  expect(await place('gone', 'after', 'd')).toEqual({ ok: false, reason: 'gone', id: 'gone' });
});

it('what lies beyond a group is the first of the next one, or the last of the one before', async () => {
  const { beyond } = await setUp({ a: ' a0', b: 'Town a0', c: 'Town a1', d: 'Work a0', e: 'Work a1' });
  expect(await beyond('a', 1)).toBe('b');
  expect(await beyond('c', 1)).toBe('d');
  expect(await beyond('d', -1)).toBe('c');
  expect(await beyond('b', -1)).toBe('a');
  expect(await beyond('a', -1)).toBeUndefined();
  expect(await beyond('e', 1)).toBeUndefined();
});
