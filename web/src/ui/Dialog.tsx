/**
 * A modal dialog, mounted while it is open. Escape and Back close it and the browser gives focus back to what opened it,
 * so it must be closed through `close`, not by taking it out of the tree.
 */
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, use, useEffect, useId, useRef } from 'react';
import { BackContext, useBackCloses } from './backCloses.ts';
import styles from './Dialog.module.css';
import { DialogPlace } from './DialogPlace.ts';

export interface DialogProps {
  title: string;
  /** Called once it has closed, whatever closed it. */
  onClose(): void;
  children: (close: () => void) => ReactNode;
  wide?: boolean;
}

export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const isBeside = use(DialogPlace) === 'beside';
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const hasClosed = useRef(false);
  const tell = () => {
    if (!hasClosed.current) onClose();
    hasClosed.current = true;
  };
  /** Told at once: the browser tells of it later, maybe after a key that opens the same thing again. */
  const close = () => {
    ref.current?.close();
    tell();
  };
  useBackCloses(close);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open) return;
    if (isBeside) dialog.show();
    else dialog.showModal();
    // A form begins with its first field, whatever is said above it, a choice among many with the line it is typed into.
    dialog.querySelector<HTMLElement>('form :is(input, select, textarea), [role="combobox"]')?.focus();
  }, [isBeside]);
  const isOwn = (event: SyntheticEvent) => event.target === event.currentTarget;
  /** What the browser closes on Escape and by the Back of a phone. */
  const onCancel = (event: SyntheticEvent) => {
    if (!isOwn(event)) return;
    event.preventDefault();
    close();
  };
  /** One beside the page the browser leaves to us. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (isBeside && event.key === 'Escape') close();
  };
  return (
    <dialog
      ref={ref}
      className={`${styles.dialog} ${wide ? styles.wide : ''} ${isBeside ? styles.beside : ''}`}
      data-beside={isBeside || undefined}
      onKeyDown={onKeyDown}
      aria-labelledby={heading}
      onCancel={onCancel}
      onClose={(event) => isOwn(event) && tell()}
    >
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      <DialogPlace value="over">
        <BackContext value="own">{children(close)}</BackContext>
      </DialogPlace>
    </dialog>
  );
}

/** The row of buttons a dialog ends in. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
