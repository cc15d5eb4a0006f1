import { defineEntity, field } from '@holdfast/shared/entities/defineEntity';
import { shortText } from '@holdfast/shared/entities/fieldTypes';
import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { openTestDevice } from '../../data/fakes/openTestDevice.ts';
import { allWidgets } from '../allWidgets.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { allCommands } from './allCommands.ts';
import { bindCommands } from './bindCommands.ts';
import type { RecordCommand } from './recordCommand.ts';
import { writeCommand } from './writeCommand.ts';

const every = allWidgets.flatMap((of) => allCommands(of).map((command) => ({ of, command, id: command.id })));

/** What a person might answer. */
function answerTo({ ask }: RecordCommand): string {
  if (ask?.kind === 'choice') return ask.choices[0]?.value ?? '';
  return ask?.kind === 'day' ? '2026-11-30' : 'Harbour';
}

describe('[CM1] the commands of an entity', () => {
  it('each has a name of its own for ever', () => {
    expect(every.length).toBeGreaterThan(12);
    expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
    expect(every.filter(({ of, id }) => !id.startsWith(`${of.entity.name}.`))).toEqual([]);
  });

  it.each(every)(
    '$id gives only what its fields take, one undo, and words that say what was done [CM2]',
    async ({ of, command }) => {
      const device = await openTestDevice();
      const store = createEntityStore(device, of.entity);
      const ids = ['one', 'two'];
      for (const id of ids) await store.add({ ...named[of.entity.name], ...fitting[command.id] }, id);
      await device.db.history.clear();
      const { outcome, words } = await writeCommand(device, { of, store, command, ids, value: answerTo(command) });
      expect(outcome).toMatchObject({ ok: true, action: expect.any(Number) });
      const [action, ...more] = await device.db.history.toArray();
      expect([action?.words, more]).toEqual([words, []]);
      expect(words).toMatch(new RegExp(`^[A-Z].+ 2 ${of.words[1]}$`));
      // Done once more it would change nothing, unless it is one that is pressed on and off.
      const again = await writeCommand(device, { of, store, command, ids, value: answerTo(command) });
      expect(again.outcome).toMatchObject({ ok: true, action: null });
    },
  );

  it('of two under one key, at most one is for a record', () => {
    for (const of of allWidgets) {
      const commands = allCommands(of).filter(({ keys = [] }) => keys.length > 0);
      const shared = commands.filter(
        ({ keys }) => commands.filter((other) => other.keys?.[0] === keys?.[0]).length > 1,
      );
      expect(shared.map(({ id }) => id)).toEqual(of.entity.name === 'todo' ? ['todo.done', 'todo.openAgain'] : []);
    }
  });

  it('those of one that nobody has written any for: deleting, at each of its places', async () => {
    const shell = defineEntity('shell', { title: field(shortText, '') }, { indexes: [['title']] });
    const shells: WidgetDefinition<typeof shell> = {
      entity: shell,
      name: 'Shells',
      path: '/shells',
      words: ['shell', 'shells'],
      title: ({ title }) => title,
    };
    const device = await openTestDevice(undefined, { ...registry, shell });
    await createEntityStore(device, shell).add({ title: 'Whelk' }, 'w');
    const target = { records: { of: shells as WidgetDefinition, ids: ['w'] }, row: null, scene: null };
    const called: unknown[] = [];
    const [remove, ...more] = bindCommands(shells as WidgetDefinition, {
      device,
      target,
      call: (call) => called.push(call),
    });
    expect(more).toEqual([]);
    expect(remove).toMatchObject({
      id: 'shell.delete',
      where: 'Shells',
      name: 'Delete',
      keys: ['Delete', 'Backspace'],
    });
    expect([remove?.applies?.(), await remove?.fits?.()]).toEqual([true, true]);
    remove?.act();
    expect(called).toMatchObject([{ ids: ['w'], command: { places: ['button', 'back', 'form', 'bulk'] } }]);
  });
});

const named: Readonly<Record<string, object>> = {
  todo: { title: 'Roast' },
  sale: { item: 'Sidamo' },
  expense: { vendor: 'Quay' },
  event: { title: 'Cupping' },
  link: { title: 'Tides' },
};

/** Records a command is for, where it is not for a new one. */
const fitting: Readonly<Record<string, object>> = {
  'todo.openAgain': { done: true, doneAt: 1 },
  'todo.untag': { tags: ['Harbour', 'beans'] },
  'sale.refund': { status: 'paid' },
};
