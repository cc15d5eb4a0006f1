/** Labelled fields of a form. Each finds its own error by name and says it where it is typed. */
import { type ComponentProps, type ReactNode, use, useId } from 'react';
import styles from './Field.module.css';
import { FormErrors } from './FormErrors.ts';

interface Frame {
  name: string;
  label: string;
  /** Takes the whole row of a two-column form. */
  wide?: boolean;
  hint?: ReactNode;
}

type Wiring = { id: string; name: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined };

function FieldFrame({
  name,
  label,
  wide = false,
  hint,
  children,
}: Frame & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const error = use(FormErrors)[name];
  const described = [error === undefined ? '' : `${id}e`, hint === undefined ? '' : `${id}h`].filter(Boolean).join(' ');
  const wiring: Wiring = { id, name, 'aria-invalid': error !== undefined, 'aria-describedby': described || undefined };
  return (
    <div className={`${styles.field} ${wide ? styles.wide : ''}`}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(wiring)}
      {error !== undefined && (
        <p id={`${id}e`} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}h`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

type Control<T extends 'input' | 'select' | 'textarea'> = Frame & Omit<ComponentProps<T>, 'className' | 'name' | 'id'>;

export function TextField({
  name,
  label,
  wide,
  hint,
  suggestions,
  ...rest
}: Control<'input'> & { suggestions?: readonly string[] }) {
  const list = useId();
  return (
    <FieldFrame {...{ name, label, hint }} wide={wide ?? false}>
      {(wiring) => (
        <>
          <input autoComplete="off" {...rest} {...wiring} className={styles.control} list={suggestions && list} />
          {suggestions && (
            <datalist id={list}>
              {suggestions.map((text) => (
                <option key={text} value={text} />
              ))}
            </datalist>
          )}
        </>
      )}
    </FieldFrame>
  );
}

export function SelectField({ name, label, wide, hint, children, ...rest }: Control<'select'>) {
  return (
    <FieldFrame {...{ name, label, hint }} wide={wide ?? false}>
      {(wiring) => (
        <select {...rest} {...wiring} className={styles.control}>
          {children}
        </select>
      )}
    </FieldFrame>
  );
}

export function TextAreaField({ name, label, hint, ...rest }: Control<'textarea'>) {
  return (
    <FieldFrame {...{ name, label, hint }} wide>
      {(wiring) => <textarea rows={3} {...rest} {...wiring} className={styles.control} />}
    </FieldFrame>
  );
}

export function CheckField({ name, label, ...rest }: Omit<Control<'input'>, 'type' | 'wide' | 'hint'>) {
  return (
    <label className={`${styles.check} ${styles.wide}`}>
      <input {...rest} name={name} type="checkbox" className={styles.box} />
      {label}
    </label>
  );
}
