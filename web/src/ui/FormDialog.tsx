/**
 * A dialog that edits one record. It stays open, with everything typed, until the write has really happened;
 * what was refused is said at its field, a full disk above the buttons.
 */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog, DialogActions } from './Dialog.tsx';
import styles from './FormDialog.module.css';
import { type FieldErrors, FormErrors } from './FormErrors.ts';
import type { SaveOutcome } from './saveOutcome.ts';
import { Trouble } from './Trouble.tsx';

/** What a form's fields came to: values to write, or what is wrong by field name. */
export type Reading<T> = { ok: true; values: T } | { ok: false; errors: FieldErrors };

interface FormDialogProps<T> {
  title: string;
  read(form: FormData): Reading<T>;
  save(values: T): Promise<SaveOutcome>;
  onClose(): void;
  children: ReactNode;
}

export function FormDialog<T>({ title, read, save, onClose, children }: FormDialogProps<T>) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<string | null>(null);

  const refuse = (form: HTMLFormElement, refused: FieldErrors) => {
    setErrors(refused);
    const fields = [...form.elements].filter((element) => (element as HTMLInputElement).name in refused);
    if (fields.length === 0) setTrouble(Object.values(refused).join('. '));
    const folded = fields[0]?.closest('details');
    if (folded) folded.open = true;
    (fields[0] as HTMLElement | undefined)?.focus();
  };

  const submit = async (event: FormEvent<HTMLFormElement>, close: () => void) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTrouble(null);
    const reading = read(new FormData(form));
    if (!reading.ok) return refuse(form, reading.errors);
    setErrors({});
    const outcome = await save(reading.values);
    if (outcome.ok) return close();
    if (outcome.reason === 'invalid') return refuse(form, { [outcome.field]: outcome.message });
    setTrouble(
      'What you typed is still in this form. The device has no room left to save it: free some space, then press Save again.',
    );
  };

  return (
    <Dialog title={title} onClose={onClose}>
      {(close) => (
        <form noValidate onSubmit={(event) => void submit(event, close)}>
          <FormErrors value={errors}>
            <div className={styles.fields}>{children}</div>
          </FormErrors>
          <Trouble words={trouble} />
          <DialogActions>
            <Button weight="quiet" onClick={close}>
              Cancel
            </Button>
            <Button weight="primary" type="submit">
              Save
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
