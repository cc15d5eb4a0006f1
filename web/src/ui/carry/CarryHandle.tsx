/** What something is drawn to another place by: by mouse, with a finger or with keys. */
import { GripVertical } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from '../Button.module.css';

interface CarryHandleProps extends Omit<ComponentProps<'button'>, 'children' | 'className' | 'type'> {
  /** What it moves. */
  what: string;
}

export function CarryHandle({ what, ...rest }: CarryHandleProps) {
  const label = `Move ${what}`;
  return (
    <button {...rest} type="button" className={`${styles.icon} ${styles.handle}`} aria-label={label} title={label}>
      <GripVertical size={18} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
