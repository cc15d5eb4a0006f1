/** What can be done with the records of an entity, as rows and forms show it: its own commands, and what can be done with any. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { Trash2 } from 'lucide-react';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import type { RecordCommand } from './recordCommand.ts';

export function shownCommands<E extends EntityDefinition>(of: WidgetDefinition<E>): RecordCommand<E>[] {
  return [...(of.commands ?? []), deleteCommand(of)];
}

/** Deleting never asks: it can be taken back. */
function deleteCommand<E extends EntityDefinition>({ entity, kept }: WidgetDefinition<E>): RecordCommand<E> {
  return {
    id: `${entity.name}.delete`,
    name: 'Delete',
    icon: Trash2,
    keys: ['Delete', 'Backspace'],
    places: ['button', 'back', 'form', 'bulk'],
    said: 'Deleted',
    plan: (record) => (kept?.is(record) ? null : { [deletedField]: true }),
    ...(kept && { except: kept.because }),
  };
}
