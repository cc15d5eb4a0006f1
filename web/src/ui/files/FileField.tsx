/** The field a file is chosen in, or let go anywhere over the page, with what it should be said below. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import styles from './Files.module.css';

interface FileFieldProps {
  label: string;
  /** Endings and types that choosing begins with; without it any file can be chosen. */
  accept?: string;
  /** Null where a choice was taken back. */
  onChoose(file: File | null): void;
  children: ReactNode;
}

export function FileField({ label, accept, onChoose, children }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useDroppedFile(input, onChoose);
  return (
    <div className={styles.choose}>
      <label>
        <span className={styles.label}>{label}</span>
        <input
          ref={input}
          type="file"
          accept={accept}
          className={styles.file}
          onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
        />
      </label>
      <p className={styles.note}>{children}</p>
    </div>
  );
}

/** A file that misses the field would be opened by the browser in the place of the app. */
function useDroppedFile(input: RefObject<HTMLInputElement | null>, onChoose: FileFieldProps['onChoose']): void {
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    const take = (event: DragEvent) => {
      const { dataTransfer, target, type } = event;
      // The field itself takes what it is given.
      if (target === input.current || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (type !== 'drop' || input.current === null) return;
      input.current.files = dataTransfer.files;
      choose.current(dataTransfer.files[0] ?? null);
    };
    addEventListener('dragover', take);
    addEventListener('drop', take);
    return () => {
      removeEventListener('dragover', take);
      removeEventListener('drop', take);
    };
  }, [input]);
}
