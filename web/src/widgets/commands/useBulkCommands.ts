/** The commands that are for at least one of the selected records. While none is selected, all there are. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { useEffect, useRef, useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { allCommands } from './allCommands.ts';
import { nothingGiven, type RecordCommand } from './recordCommand.ts';

export function useBulkCommands<E extends EntityDefinition>(
  of: WidgetDefinition<E>,
  picked: ReadonlySet<string> | null,
): RecordCommand<E>[] {
  const store = useEntityStore(of.entity);
  const commands = allCommands(of);
  /** By record, which commands are for it; each is read once. */
  const known = useRef(new Map<string, readonly string[]>());
  const [, setVersion] = useState(0);
  useEffect(() => {
    const unknown = [...(picked ?? [])].filter((id) => !known.current.has(id));
    if (unknown.length === 0) return;
    let isShown = true;
    void store.getAll(unknown).then((records) => {
      for (const record of records) known.current.set(record.id, idsFor(commands, record));
      if (isShown) setVersion((count) => count + 1);
    });
    return () => {
      isShown = false;
    };
  }, [picked, store, commands]);
  const bulk = commands.filter(({ places }) => places.includes('bulk'));
  const fitting = new Set([...(picked ?? [])].flatMap((id) => known.current.get(id) ?? []));
  return fitting.size === 0 ? bulk : bulk.filter(({ id }) => fitting.has(id));
}

/** One that asks is for every record until it is answered. */
function idsFor<E extends EntityDefinition>(
  commands: readonly RecordCommand<E>[],
  record: Parameters<RecordCommand<E>['plan']>[0],
): string[] {
  return commands.filter(({ ask, plan }) => ask || plan(record, nothingGiven) !== null).map(({ id }) => id);
}
