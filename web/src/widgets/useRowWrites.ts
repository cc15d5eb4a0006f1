/** The writes a row makes by itself, outside of any form: each says what it did, offers the way back, or says why not. */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import { useDevice, useEntityStore } from '../data/DeviceProvider.tsx';
import type { Entry } from '../data/entityStore.ts';
import type { WriteOutcome } from '../data/write.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface Change<E extends EntityDefinition> {
  /** The record as the row showed it when it was pressed. */
  record: Entry<E>;
  values: Partial<Values<E>>;
  /** Said while it can be taken back. */
  text: string;
}

export function useRowWrites<E extends EntityDefinition>(of: WidgetDefinition<E>) {
  const device = useDevice();
  const store = useEntityStore(of.entity);
  const { offerUndo, tell } = useNotices();

  /** Says what was done and offers the way back, by which only what is still as the deed left it goes back [HI2]. */
  const tellDone = (outcome: WriteOutcome, words: string) => {
    if (!outcome.ok) return tell(outcome);
    // Fetched with the undo keys, after the first paint.
    offerUndo(words, async () => (await import('./wayBack.ts')).wayBack(device, outcome));
  };
  return {
    async remove(record: Entry<E>) {
      const words = `Deleted “${of.title(record)}”`;
      tellDone(await store.remove(record.id, { words }), words);
    },
    async change({ record, values, text: words }: Change<E>) {
      const names = Object.keys(values) as (keyof Values<E>)[];
      const base = Object.fromEntries(names.map((name) => [name, record[name]])) as Partial<Values<E>>;
      tellDone(await store.edit(record.id, values, base, { words }), words);
    },
  };
}
