/** While rows are selected: how many, and what can be done with all of them. Fetched when somebody first selects. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import type { Selection } from '../ui/rows/selection.ts';
import { leaveSelection } from './commands/leaveSelection.ts';
import { useBulkCommands } from './commands/useBulkCommands.ts';
import { useCalls } from './commands/useCalls.tsx';
import styles from './Selection.module.css';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface SelectionBarProps<E extends EntityDefinition> {
  of: WidgetDefinition<E>;
  selection: Selection;
  /** The rows there are to select, in their order. */
  shown(): string[];
}

export function SelectionBar<E extends EntityDefinition>({ of, selection, shown }: SelectionBarProps<E>) {
  const picked = useSyncExternalStore(selection.subscribe, selection.ids);
  const ids = [...(picked ?? [])];
  const commands = useBulkCommands(of, picked);
  const { call, dialog } = useCalls();
  const leave = () => leaveSelection({ selection, shown });
  return (
    <section aria-label="Selection" className={styles.bar}>
      <p aria-live="polite" className={styles.count}>
        {ids.length.toLocaleString()} selected
      </p>
      <div className={styles.commands}>
        {commands.map((command) => (
          <Button
            key={command.id}
            disabled={ids.length === 0}
            aria-haspopup={command.ask && 'dialog'}
            onClick={() => call({ of, command, ids, onDone: leave })}
          >
            <command.icon size={16} strokeWidth={1.75} aria-hidden />
            {command.name}
          </Button>
        ))}
        <Button weight="quiet" onClick={() => selection.add(shown())}>
          Select all shown
        </Button>
      </div>
      <IconButton icon={X} label="Leave the selection" onClick={leave} />
      {dialog}
    </section>
  );
}
