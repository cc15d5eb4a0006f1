/** Buttons in three weights, and the small square ones that carry an icon and a spoken name. */
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  weight?: 'primary' | 'plain' | 'quiet' | 'danger';
}

export function Button({ weight = 'plain', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`${styles.button} ${styles[weight]}`} />;
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  icon: LucideIcon;
  /** What it does and to what; also the tooltip. */
  label: string;
}

export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <button {...rest} type="button" className={styles.icon} aria-label={label} title={label}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
