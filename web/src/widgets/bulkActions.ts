/** What can be done with many records of one entity at once, as its page offers it and its selection bar does it. */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { type LucideIcon, Trash2 } from 'lucide-react';
import type { Entry } from '../data/entityStore.ts';

export interface BulkAction<E extends EntityDefinition> {
  /** "Delete": what its button is called. */
  word: string;
  icon: LucideIcon;
  /** "Deleted": with "3 todos" or the title of the only one, what is said of it. */
  said: string;
  /** What it gives to a record's fields; null: it is not for this one. `nowMs`: the workspace's time. */
  plan(record: Entry<E>, nowMs: number): Partial<Values<E>> | Readonly<Record<typeof deletedField, true>> | null;
  /** Why it is not for some records: "what was paid is not deleted". */
  except?: string;
}

/** What every selection can have done to it. */
export function bulkDelete<E extends EntityDefinition>(
  may: { canDelete(record: Entry<E>): boolean; except: string } = { canDelete: () => true, except: '' },
): BulkAction<E> {
  return {
    word: 'Delete',
    icon: Trash2,
    said: 'Deleted',
    plan: (record) => (may.canDelete(record) ? { [deletedField]: true } : null),
    except: may.except,
  };
}
