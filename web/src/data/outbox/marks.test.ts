import { describe, expect, it } from 'vitest';
import { createTestSync } from '../fakes/createTestSync.ts';
import { readMeta } from '../meta.ts';
import { discardRefused, retryRefused } from './refused.ts';

/** A device with a todo the server has, and one it has refused. */
async function createScene() {
  const sync = await createTestSync();
  const there = await sync.add('there', { notes: 'more' });
  await sync.exchange();
  const refused = await sync.add('refused');
  await sync.exchange({}, { verdict: 'rejected', code: 'invalid_field' });
  const writes = async () => (await readMeta(sync.device.db, 'clock'))?.writes ?? 0;
  return { ...sync, there, refused, writes };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

describe('the sync worker is woken', () => {
  it.each<[what: string, wakes: boolean, act: (scene: Scene) => Promise<unknown>]>([
    ['an edit', true, ({ todos, there }) => todos.edit(there, { title: 'other' })],
    ['an edit that changes nothing', false, ({ todos, there }) => todos.edit(there, { title: 'there' })],
    ['a deletion', true, ({ todos, there }) => todos.remove(there)],
    ['what was refused, offered again', true, ({ device, refused }) => retryRefused(device, 'todo', refused)],
    ['nothing refused, offered again', false, ({ device, there }) => retryRefused(device, 'todo', there)],
    ['what was refused, given up', false, ({ device, refused }) => discardRefused(device, 'todo', refused)],
    [
      'a reply that shows less than is here',
      true,
      async ({ exchange, shown, there }) => {
        const { fields } = await shown(there);
        await exchange({
          changes: [{ entity: 'todo', id: there, fields: { title: ['less', fields.title?.[1] ?? ''] } }],
        });
      },
    ],
    [
      'a reply that shows what is here',
      false,
      async ({ exchange, shown, there }) => exchange({ changes: [await shown(there)] }),
    ],
    ['the end of a snapshot that lacks something', true, ({ exchange }) => exchange({ reset: true })],
  ])('by %s: %s', async (_, wakes, act) => {
    const scene = await createScene();
    const before = await scene.writes();
    await act(scene);
    expect((await scene.writes()) > before).toBe(wakes);
  });
});
