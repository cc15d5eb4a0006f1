/** The writes a row makes by itself, outside of any form: each says what it did, offers the way back, or says why not. */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import { useDevice } from '../data/DeviceProvider.tsx';
import type { EntityStore } from '../data/entityStore.ts';
import { undoDeeds } from '../data/undo.ts';
import type { Deed } from '../data/write.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { SaveOutcome } from '../ui/saveOutcome.ts';
import { fieldWords } from './fieldWords.ts';

interface Change<E extends EntityDefinition> {
  id: string;
  title: string;
  /** Said while it can be taken back. */
  text: string;
  values: Partial<Values<E>>;
  /** What the row showed when it was pressed. */
  base: Partial<Values<E>>;
}

export function useRowWrites<E extends EntityDefinition>(store: EntityStore<E>) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();

  /** Only what is still as the deed left it goes back. */
  const undo = async (deeds: readonly Deed[], title: string): Promise<SaveOutcome> => {
    const outcome = await undoDeeds(device, deeds);
    if (!outcome.ok || outcome.left.length === 0) return outcome;
    const fields = outcome.left.flatMap((left) => left.fields.map(fieldWords)).join(', ');
    return { ok: true, words: `“${title}”: changed since, and left as it is: ${fields}.` };
  };
  return {
    async remove(id: string, title: string) {
      const outcome = await store.remove(id);
      if (!outcome.ok) return tell(outcome);
      offerUndo(`Deleted “${title}”`, () => undo(outcome.deeds, title));
    },
    async change({ id, title, text, values, base }: Change<E>) {
      const outcome = await store.edit(id, values, base);
      if (!outcome.ok) return tell(outcome);
      offerUndo(text, () => undo(outcome.deeds, title));
    },
  };
}
