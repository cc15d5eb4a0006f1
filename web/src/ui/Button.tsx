/**
 * Buttons in three weights, and the small square ones that carry an icon and a spoken name. What a button does may take
 * a while: until it is done, and for the second click of a double click, the button does nothing [FO3].
 */
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';
import styles from './Button.module.css';
import { ignoreHeldKey, isRepeatedClick, useDeed } from './useDeed.ts';

type Press = ((event: MouseEvent<HTMLButtonElement>) => unknown) | undefined;
type Native = Omit<ComponentProps<'button'>, 'className' | 'onClick' | 'onKeyDown'> & { onClick?: Press };

export interface ButtonProps extends Native {
  weight?: 'primary' | 'plain' | 'quiet' | 'danger';
}

export function Button({ weight = 'plain', type = 'button', onClick, ...rest }: ButtonProps) {
  return <button {...rest} {...usePress(onClick)} type={type} className={`${styles.button} ${styles[weight]}`} />;
}

export interface IconButtonProps extends Omit<Native, 'children'> {
  icon: LucideIcon;
  /** What it does and to what; also the tooltip. */
  label: string;
}

export function IconButton({ icon: Icon, label, onClick, ...rest }: IconButtonProps) {
  return (
    <button {...rest} {...usePress(onClick)} type="button" className={styles.icon} aria-label={label} title={label}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}

function usePress(onClick: Press) {
  const [press, busy] = useDeed((event: MouseEvent<HTMLButtonElement>) => onClick?.(event));
  return {
    'aria-busy': busy || undefined,
    onKeyDown: ignoreHeldKey,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      if (!isRepeatedClick(event)) void press(event);
      // The first click of a double click has sent the form.
      else if (event.currentTarget.type === 'submit') event.preventDefault();
    },
  };
}
