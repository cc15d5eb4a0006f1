/** The field a file is chosen in, with what it should be said below. */
import type { ReactNode } from 'react';
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
  return (
    <div className={styles.choose}>
      <label>
        <span className={styles.label}>{label}</span>
        <input
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
