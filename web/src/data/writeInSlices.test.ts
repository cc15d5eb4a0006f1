import { link } from '@holdfast/shared/entities/link';
import { expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { countDeeds, deedsOf } from './history/storedDeeds.ts';
import { undoAction } from './history/undoAction.ts';
import { writeInSlices } from './writeInSlices.ts';

const links = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `link-${String(n).padStart(4, '0')}`,
    values: { url: `https://example.org/${n}`, title: `Link ${n}`, group: '', order: 'a0' },
  }));

const imported = (items: ReturnType<typeof links>) => ({
  entities: ['link'],
  items,
  plan: (slice: typeof items) => slice.map((write) => ({ entity: 'link', ...write })),
  action: () => ({ words: `Imported ${items.length} links` }),
});

it('[FI1] [HI1] many records are one action, however many slices they are written in, and one undo takes them back', async () => {
  const device = await openTestDevice();
  const store = createEntityStore(device, link);
  const outcome = await writeInSlices(device, imported(links(250)));
  expect(outcome).toMatchObject({ ok: true, id: 'link-0000' });
  expect(await store.count({ by: ['order'] })).toBe(250);
  const actions = await device.db.history.toArray();
  const deeds = actions.flatMap((action) => [...deedsOf(action)]);
  expect(deeds).toEqual(outcome.ok && outcome.deeds);
  expect(actions.map((action) => [action.words, countDeeds(action), action.deeds.length])).toEqual([
    ['Imported 250 links', 250, 0],
  ]);
  expect(actions[0]?.packed).toMatchObject({ entities: ['link'], areNew: true });
  expect(await device.db.outbox.count()).toBe(250);
  expect(new Set(deeds.map(({ fields }) => fields.url?.stamp)).size).toBe(250);
  await undoAction(device, actions[0]?.seq ?? 0);
  expect(await store.count({ by: ['order'] })).toBe(0);
});

it('[HI2] [HI3] of many records, too, what an undo has put back counts as what an earlier action gave', async () => {
  const device = await openTestDevice();
  const store = createEntityStore(device, link);
  const made = links(250);
  await writeInSlices(device, imported(made));
  const renaming = await writeInSlices(device, {
    ...imported(made),
    plan: (slice) => slice.map(({ id }) => ({ entity: 'link', id, values: { title: 'Renamed' } })),
  });
  const [first] = await device.db.history.toArray();
  expect(await undoAction(device, (renaming.ok && renaming.action) || 0)).toMatchObject({ ok: true, left: [] });
  const undone = await undoAction(device, first?.seq ?? 0);
  expect(undone).toMatchObject({ ok: true, left: [] });
  expect(await store.count({ by: ['order'] })).toBe(0);
  const again = await undoAction(device, (undone?.ok && undone.action) || 0);
  expect(again).toMatchObject({ ok: true, left: [] });
  expect(await store.count({ by: ['order'] })).toBe(250);
  expect(await store.get('link-0249')).toMatchObject({ title: 'Link 249' });
});

it('[FI1] all of them or none: one that is refused leaves none behind, not even of the slices before it', async () => {
  const device = await openTestDevice();
  const writes = links(250).map((write, n) =>
    n === 240 ? { ...write, values: { ...write.values, url: 'javascript:0' } } : write,
  );
  const write = (writes: ReturnType<typeof links>) => writeInSlices(device, imported(writes));
  expect(await write(writes)).toMatchObject({ ok: false, reason: 'invalid', field: 'url' });
  expect(await createEntityStore(device, link).count({ by: ['order'] })).toBe(0);
  expect(await device.db.history.count()).toBe(0);
  expect(await write([])).toMatchObject({ ok: true, action: null });
});

it('[RO1] what they count is read and written once, however many slices they are written in', async () => {
  const device = await openTestDevice();
  let writes = 0;
  const count = () => {
    writes += 1;
  };
  device.db.rollups.hook('creating', count);
  device.db.rollups.hook('updating', count);
  const outcome = await writeInSlices(device, imported(links(250)));
  expect(outcome).toMatchObject({ ok: true });
  const counted = await device.db.rollups.toArray();
  expect(counted.find(({ key }) => key[1] === 'all')).toMatchObject({ count: 250 });
  expect(writes).toBe(counted.length);
});
