/** What an empty widget is for, and one example of it: pressed, it stands in the capture line. */
import type { ReactNode } from 'react';
import styles from './EmptyNote.module.css';
import { openCapture } from './openCapture.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface EmptyNoteProps {
  of: Pick<WidgetDefinition, 'entity'>;
  /** Null where no more is to be shown than words. */
  example: string | null;
  children: ReactNode;
}

export function EmptyNote({ of, example, children }: EmptyNoteProps) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {example !== null && (
        <button
          type="button"
          data-example
          className={styles.example}
          onClick={() => openCapture({ kind: of.entity.name, text: example })}
        >
          {example}
        </button>
      )}
    </div>
  );
}
