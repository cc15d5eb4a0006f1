/** A command on any number of records: read and written in one transaction, one row of the history, taken back as one [HI1]. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { correctedNow } from '../../data/correctedNow.ts';
import type { Device } from '../../data/device.ts';
import type { EntityStore } from '../../data/entityStore.ts';
import { inOneTransaction, type Write, type WriteOutcome, writeRecords } from '../../data/write.ts';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { followWrites } from './followWrites.ts';
import { type Follow, type RecordCommand, saidOf } from './recordCommand.ts';

interface CommandDeed<E extends EntityDefinition> {
  of: Pick<WidgetDefinition<E>, 'entity' | 'words' | 'title'>;
  store: EntityStore<E>;
  command: Pick<RecordCommand<E>, 'said' | 'plan' | 'follow' | 'except'>;
  ids: readonly string[];
  /** What was answered where the command asks. */
  value?: string;
}

/** `words` are for the person: they also say for how many of the records the command was not. */
export interface CommandOutcome {
  outcome: WriteOutcome;
  words: string;
}

export async function writeCommand<E extends EntityDefinition>(
  device: Device,
  { of, store, command, ids, value = '' }: CommandDeed<E>,
): Promise<CommandOutcome> {
  const nowMs = await correctedNow(device);
  const given = { nowMs, today: todayAt(nowMs, deviceZone()), value };
  // Worked out before the transaction, which waits for nothing but the database.
  const follows = new Map<string, Follow<E>>();
  if (command.follow) {
    const asked = (await store.getAll(ids)).filter((record) => command.plan(record, given) !== null);
    for (const record of asked) follows.set(record.id, (await command.follow(record, given)) ?? null);
  }
  const done = await inOneTransaction(device, [of.entity.name], async () => {
    const records = await store.getAll(ids);
    const planned = records.map((record) => ({ record, values: command.plan(record, given) }));
    const meant = planned.flatMap(({ record, values }) => (values === null ? [] : [{ record, values }]));
    const writes: Write[] = meant.map(({ record, values }) => ({ entity: of.entity.name, id: record.id, values }));
    const [only, ...others] = meant.map(({ record }) => record);
    const what = only && others.length === 0 ? `“${of.title(only)}”` : countOf(of, meant.length);
    const next = meant.map(({ record }) => follows.get(record.id));
    writes.push(...(await followWrites(device, of.entity.name, next)));
    const follow = next.length === 1 ? next[0] : null;
    const outcome = await writeRecords(device, writes, { words: saidOf(command, given, what, follow) });
    const because = meant.length < records.length && command.except ? `; ${command.except}` : '';
    const [single] = ids.length === 1 ? records : [];
    if (meant.length === 0 && single) {
      return { ok: true, outcome, words: `“${of.title(single)}” stays as it is${because}` } as const;
    }
    const all = meant.length < ids.length ? `${meant.length} of ${countOf(of, ids.length)}${because}` : what;
    return { ok: true, outcome, words: saidOf(command, given, all, follow) } as const;
  });
  return done.ok ? done : { outcome: done, words: '' };
}

export function countOf({ words: [one, many] }: Pick<WidgetDefinition, 'words'>, count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
