/** The two actions every record has, named by its title. */
import { Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '../ui/Button.tsx';

interface RowActionsProps {
  title: string;
  onEdit(): void;
  /** Absent where a record must not be deleted. */
  onDelete?: (() => unknown) | undefined;
}

export function RowActions({ title, onEdit, onDelete }: RowActionsProps) {
  return (
    <>
      <IconButton icon={Pencil} label={`Edit ${title}`} onClick={onEdit} />
      {onDelete && <IconButton icon={Trash2} label={`Delete ${title}`} onClick={onDelete} />}
    </>
  );
}
