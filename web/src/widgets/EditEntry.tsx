/** Opens a form on one record. Nothing for a record that has been deleted: there is nothing to edit. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { ReactNode } from 'react';
import { useEntityStore } from '../data/DeviceProvider.tsx';
import type { Entry } from '../data/entityStore.ts';

interface EditEntryProps<E extends EntityDefinition> {
  entity: E;
  id: string;
  form(entry: Entry<E>): ReactNode;
}

export function EditEntry<E extends EntityDefinition>({ entity, id, form }: EditEntryProps<E>) {
  const entry = useEntityStore(entity).useEntry(id);
  return entry ? form(entry) : null;
}
