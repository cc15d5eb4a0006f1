/** Which form of a widget is open: none, an empty one, the one of a record, or one with a draft in it. */
import { useState } from 'react';
import type { DraftRow } from '../data/database.ts';
import type { Opened } from './widgetDefinition.ts';

export function useEditing() {
  const [editing, setEditing] = useState<Opened | null>(null);
  return {
    editing,
    add: () => setEditing({ id: null }),
    edit: ({ id }: { id: string }) => setEditing({ id }),
    goOn: (draft: DraftRow) => setEditing({ id: draft.isNew ? null : draft.record, draft }),
    close: () => setEditing(null),
  };
}
