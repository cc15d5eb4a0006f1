/** What every row of a record has: how it is opened, what can be done with it, and how far it has come. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { correctedNow } from '../../data/correctedNow.ts';
import { useDevice } from '../../data/DeviceProvider.tsx';
import type { Entry } from '../../data/entityStore.ts';
import { inOneTransaction, type Write, writeRecords } from '../../data/write.ts';
import { useNotices } from '../../ui/Notices.tsx';
import type { RowAction, RowProps } from '../../ui/rows/Row.tsx';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { openRecord } from '../openRecord.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { callFor } from './callFor.ts';
import { type CommandPlace, type Follow, nothingGiven, type RecordCommand, saidOf } from './recordCommand.ts';
import { shownCommands } from './shownCommands.ts';

type RecordRow = Required<Pick<RowProps, 'id' | 'entity' | 'title' | 'onOpen' | 'mark' | 'actions'>>;

export function useRecordRow<E extends EntityDefinition>(of: WidgetDefinition<E>, record: Entry<E>): RecordRow {
  const { id } = record;
  return {
    id,
    entity: of.entity.name,
    title: of.title(record),
    onOpen: () => openRecord(record),
    mark: <RecordStatus id={id} />,
    actions: useRecordActions(of)(record),
  };
}

export interface RecordAction extends RowAction {
  places: readonly CommandPlace[];
  act(): Promise<void>;
}

/** What can be done with a record as it is shown: each says what it did and offers the way back, or says why not. */
export function useRecordActions<E extends EntityDefinition>(of: WidgetDefinition<E>) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();

  /** One transaction for both, so that none is there without the other. */
  const writeWith = async (follows: readonly Follow[] | null, writes: readonly Write[], words: string) => {
    if (follows === null) return writeRecords(device, writes, { words });
    const { followWrites } = await import('./followWrites.ts');
    const { name } = of.entity;
    return inOneTransaction(device, [name], async () =>
      writeRecords(device, [...writes, ...(await followWrites(device, name, follows))], { words }),
    );
  };
  const act = async (command: RecordCommand<E>, record: Entry<E>) => {
    if (command.ask) return callFor({ of, command, ids: [record.id] });
    const nowMs = await correctedNow(device);
    const given = { ...nothingGiven, nowMs, today: todayAt(nowMs, deviceZone()) };
    const values = command.plan(record, given) ?? {};
    const follow = (await command.follow?.(record, given)) ?? null;
    const words = saidOf(command, given, `“${of.title(record)}”`, follow);
    const { id, ...base } = record;
    const write = { entity: of.entity.name, id, values, ...(!(deletedField in values) && { base }) };
    const outcome = await writeWith(follow && [follow], [write], words);
    if (!outcome.ok) return tell(outcome);
    // Fetched after the first paint. Only what is still as the deed left it goes back [HI2].
    offerUndo(words, async () => (await import('../wayBack.ts')).wayBack(device, outcome));
  };
  return (record: Entry<E>): RecordAction[] =>
    shownCommands(of)
      .filter(({ plan }) => plan(record, nothingGiven) !== null)
      .map((command) => ({
        word: command.name,
        icon: command.icon,
        places: command.places,
        act: () => act(command, record),
      }));
}
