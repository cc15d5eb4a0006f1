/** While rows are selected: how many, and what can be done with all of them. Fetched when somebody first selects. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { X } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useDevice, useEntityStore } from '../data/DeviceProvider.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { useNotices } from '../ui/Notices.tsx';
import type { Selection } from '../ui/rows/selection.ts';
import type { BulkAction } from './bulkActions.ts';
import styles from './Selection.module.css';
import { wayBack } from './wayBack.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';
import { writeBulk } from './writeBulk.ts';

interface SelectionBarProps<E extends EntityDefinition> {
  of: WidgetDefinition<E>;
  actions: readonly BulkAction<E>[];
  selection: Selection;
  /** The rows there are to select, in their order. */
  shown(): string[];
}

export function SelectionBar<E extends EntityDefinition>({ of, actions, selection, shown }: SelectionBarProps<E>) {
  const device = useDevice();
  const store = useEntityStore(of.entity);
  const { offerUndo, tell } = useNotices();
  const ids = [...(useSyncExternalStore(selection.subscribe, selection.ids) ?? [])];
  const leave = () => {
    const order = shown();
    const last = selection.last();
    flushSync(selection.leave);
    focusRowNear(order, last);
  };
  useEscape(leave);

  const act = async (action: BulkAction<E>) => {
    const { outcome, words } = await writeBulk(device, { of, store, action, ids });
    if (!outcome.ok) return tell(outcome);
    if (outcome.action === null) return tell({ ok: true, words });
    leave();
    offerUndo(words, () => wayBack(device, outcome));
  };
  return (
    <section aria-label="Selection" className={styles.bar}>
      <p aria-live="polite" className={styles.count}>
        {ids.length.toLocaleString()} selected
      </p>
      {actions.map((action) => (
        <Button key={action.word} disabled={ids.length === 0} onClick={() => act(action)}>
          <action.icon size={16} strokeWidth={1.75} aria-hidden />
          {action.word}
        </Button>
      ))}
      <Button weight="quiet" onClick={() => selection.add(shown())}>
        Select all shown
      </Button>
      <IconButton icon={X} label="Leave the selection" onClick={leave} />
    </section>
  );
}

/** A dialog over the page has Escape first. */
function useEscape(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The row that was picked last, the next that is still there, or the one before. */
function focusRowNear(order: readonly string[], last: string | null): void {
  const at = order.indexOf(last ?? '');
  if (at < 0) return;
  for (const id of [...order.slice(at), ...order.slice(0, at).reverse()]) {
    const row = document.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const control = row?.querySelector<HTMLElement>('button, a[href]');
    control?.focus({ preventScroll: true });
    if (control) return;
  }
}
