/** The writes a row makes by itself, outside of any form: each says what it did, offers the way back, or says why not. */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import type { EntityStore } from '../data/entityStore.ts';
import { focusNeighbour } from '../ui/focusNeighbour.ts';
import { useNotices } from '../ui/Notices.tsx';

interface Change<E extends EntityDefinition> {
  id: string;
  /** Said while it can be taken back. */
  text: string;
  values: Partial<Values<E>>;
  before: Partial<Values<E>>;
}

export function useRowWrites<E extends EntityDefinition>(store: EntityStore<E>) {
  const { offerUndo, tellTrouble } = useNotices();
  return {
    /** `control` is what was pressed; the focus moves on from it. */
    async remove(id: string, title: string, control: HTMLElement) {
      focusNeighbour(control);
      const outcome = await store.remove(id);
      if (!outcome.ok) return tellTrouble(outcome);
      offerUndo(`Deleted “${title}”`, () => store.restore(id));
    },
    async change({ id, text, values, before }: Change<E>) {
      const outcome = await store.edit(id, values);
      if (!outcome.ok) return tellTrouble(outcome);
      offerUndo(text, () => store.edit(id, before));
    },
  };
}
