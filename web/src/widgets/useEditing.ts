/** Which form of a widget is open: none, an empty one, or one for a record as it was when it was opened. */
import { useState } from 'react';

export function useEditing<T>() {
  const [editing, setEditing] = useState<{ record: T | null } | null>(null);
  return {
    editing,
    add: () => setEditing({ record: null }),
    edit: (record: T) => setEditing({ record }),
    close: () => setEditing(null),
  };
}
