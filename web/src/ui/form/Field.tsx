/** Labelled fields of a form. Each finds its own text and its own error by name, and says the error where it is typed. */
import { type ComponentProps, type ReactNode, use, useId } from 'react';
import styles from './Field.module.css';
import { FormErrors } from './FormErrors.ts';
import { FormTextsContext } from './FormTextsContext.ts';
import type { Texts } from './formTexts.ts';

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

type Control<T extends 'input' | 'select' | 'textarea'> = Frame &
  Omit<ComponentProps<T>, 'className' | 'name' | 'id'> & {
    /** What typing changes in the form, where that is more than this field. */
    onType?: ((text: string, texts: Texts) => Texts) | undefined;
  };

/** Its text in the form around; a field outside of one keeps its own. */
function useFieldText(name: string, onType: Control<'input'>['onType']) {
  const form = use(FormTextsContext);
  if (form === null) return {};
  const change = (text: string) => form.change(onType ? onType(text, form.texts) : { [name]: text });
  return {
    value: form.texts[name] ?? '',
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
}

export function TextField({
  name,
  label,
  wide,
  hint,
  suggestions,
  onType,
  ...rest
}: Control<'input'> & { suggestions?: readonly string[] }) {
  const list = useId();
  const text = useFieldText(name, onType);
  return (
    <FieldFrame {...{ name, label, hint }} wide={wide ?? false}>
      {(wiring) => (
        <>
          <input
            autoComplete="off"
            enterKeyHint="done"
            dir={rest.type === undefined ? 'auto' : undefined}
            {...text}
            {...rest}
            {...wiring}
            className={styles.control}
            list={suggestions && list}
          />
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

export function SelectField({ name, label, wide, hint, children, onType, ...rest }: Control<'select'>) {
  const text = useFieldText(name, onType);
  return (
    <FieldFrame {...{ name, label, hint }} wide={wide ?? false}>
      {(wiring) => (
        <select {...text} {...rest} {...wiring} className={styles.control}>
          {children}
        </select>
      )}
    </FieldFrame>
  );
}

export function TextAreaField({ name, label, hint, onType, ...rest }: Control<'textarea'>) {
  const text = useFieldText(name, onType);
  return (
    <FieldFrame {...{ name, label, hint }} wide>
      {(wiring) => <textarea rows={3} dir="auto" {...text} {...rest} {...wiring} className={styles.control} />}
    </FieldFrame>
  );
}

export function CheckField({ name, label, onType, ...rest }: Omit<Control<'input'>, 'type' | 'wide' | 'hint'>) {
  const { value, onChange } = useFieldText(name, onType);
  const ticked = onChange && {
    checked: value === 'on',
    onChange: (event: { target: { checked: boolean } }) =>
      onChange({ target: { value: event.target.checked ? 'on' : '' } }),
  };
  return (
    <label className={`${styles.check} ${styles.wide}`}>
      <input {...ticked} {...rest} name={name} type="checkbox" className={styles.box} />
      {label}
    </label>
  );
}
