/** The box by which a row is picked while somebody selects. Fetched with the selection bar. */
import { type MouseEvent, use, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { PageSelection } from './PageSelection.ts';
import styles from './Selection.module.css';

export function RowBox({ id, title }: { id: string; title: string }) {
  const { selection, shown } = use(PageSelection);
  const isPicked = useSyncExternalStore(selection.subscribe, () => selection.ids()?.has(id) === true);
  const box = useRef<HTMLInputElement>(null);
  // What had the focus in the row has just given way to this box: whoever picked the row by it goes on from here.
  useLayoutEffect(() => {
    const isFree = document.activeElement === document.body;
    if (isFree && selection.last() === id) box.current?.focus({ preventScroll: true });
  }, [selection, id]);
  return (
    <input
      ref={box}
      type="checkbox"
      data-pick
      className={styles.box}
      aria-label={`Select ${title}`}
      checked={isPicked}
      onChange={({ nativeEvent }) => {
        if ((nativeEvent as unknown as MouseEvent).shiftKey) selection.extendTo(id, shown());
        else selection.toggle(id);
      }}
    />
  );
}
