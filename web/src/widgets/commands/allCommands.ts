/**
 * Every command for the records of an entity: those its rows show, and those of the file `moreCommands.ts` in its folder.
 * None of the others is needed for the first screen: this is fetched later.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import type { RecordCommand } from './recordCommand.ts';
import { shownCommands } from './shownCommands.ts';

const found = import.meta.glob<readonly RecordCommand[]>('../*/moreCommands.ts', {
  eager: true,
  import: 'moreCommands',
});

const madeOf = new WeakMap<object, readonly RecordCommand[]>();

/** The same list whenever it is asked for; what is done to the record as a whole comes last. */
export function allCommands<E extends EntityDefinition>(of: WidgetDefinition<E>): readonly RecordCommand<E>[] {
  const known = madeOf.get(of) as readonly RecordCommand<E>[] | undefined;
  if (known !== undefined) return known;
  const shown = shownCommands(of);
  const more = (found[`../${of.entity.name}/moreCommands.ts`] ?? []) as readonly RecordCommand<E>[];
  const made = [...shown.slice(0, -1), ...more, ...shown.slice(-1)];
  madeOf.set(of, made as unknown as readonly RecordCommand[]);
  return made;
}
