/** What every row ends in. Deleting never asks: it can be taken back. */
import { Trash2 } from 'lucide-react';
import type { RowAction } from '../ui/rows/Row.tsx';

export const deleteAction = (act: () => unknown): RowAction => ({ word: 'Delete', icon: Trash2, swipe: 'back', act });
