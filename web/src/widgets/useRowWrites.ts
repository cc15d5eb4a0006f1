/** The writes a row makes by itself, outside of any form: each says what it did, offers the way back, or says why not. */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import { useDevice, useEntityStore } from '../data/DeviceProvider.tsx';
import type { Entry } from '../data/entityStore.ts';
import { undoDeeds } from '../data/undo.ts';
import type { Deed } from '../data/write.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { SaveOutcome } from '../ui/saveOutcome.ts';
import { fieldWords } from './fieldWords.ts';
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

  /** Only what is still as the deed left it goes back. */
  const undo = async (deeds: readonly Deed[], title: string): Promise<SaveOutcome> => {
    const outcome = await undoDeeds(device, deeds);
    if (!outcome.ok || outcome.left.length === 0) return outcome;
    const fields = outcome.left.flatMap((left) => left.fields.map((name) => fieldWords(of, name))).join(', ');
    return { ok: true, words: `“${title}”: changed since, and left as it is: ${fields}.` };
  };
  return {
    async remove(record: Entry<E>) {
      const title = of.title(record);
      const outcome = await store.remove(record.id);
      if (!outcome.ok) return tell(outcome);
      offerUndo(`Deleted “${title}”`, () => undo(outcome.deeds, title));
    },
    async change({ record, values, text }: Change<E>) {
      const names = Object.keys(values) as (keyof Values<E>)[];
      const base = Object.fromEntries(names.map((name) => [name, record[name]])) as Partial<Values<E>>;
      const outcome = await store.edit(record.id, values, base);
      if (!outcome.ok) return tell(outcome);
      offerUndo(text, () => undo(outcome.deeds, of.title(record)));
    },
  };
}
