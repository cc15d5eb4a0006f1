/**
 * A dialog that edits one record. It stays open, with everything typed, until the write has really happened;
 * what was refused is said at its field, a full disk above the buttons.
 */
import { type FormEvent, type KeyboardEvent, type ReactNode, use, useMemo, useState } from 'react';
import { Button } from '../Button.tsx';
import { Dialog, DialogActions } from '../Dialog.tsx';
import { StorageTrouble } from '../StorageTrouble.ts';
import type { SaveOutcome } from '../saveOutcome.ts';
import { Trouble } from '../Trouble.tsx';
import { useDeed } from '../useDeed.ts';
import styles from './FormDialog.module.css';
import { type FieldErrors, FormErrors } from './FormErrors.ts';
import { FormTextsContext } from './FormTextsContext.ts';
import type { Texts } from './formTexts.ts';
import type { SavePlan } from './planSave.ts';

interface FormDialogProps<T> {
  title: string;
  texts: Texts;
  onChange(changes: Texts): void;
  plan(): SavePlan<T>;
  save(values: Partial<T>, base: Partial<T>): Promise<SaveOutcome>;
  onClose(): void;
  /** Said above the fields, for instance that the record is gone. */
  notice?: ReactNode;
  saveLabel?: string;
  /** What else can be done with the record; `close` leaves the form. */
  aside?: ((close: () => void) => ReactNode) | undefined;
  children: ReactNode;
}

export function FormDialog<T>({ title, texts, onChange, plan, save, onClose, ...rest }: FormDialogProps<T>) {
  const { notice, saveLabel = 'Save', aside, children } = rest;
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const storageTrouble = use(StorageTrouble);
  const form = useMemo(() => ({ texts, change: onChange }), [texts, onChange]);

  const refuse = (element: HTMLFormElement, refused: FieldErrors) => {
    setErrors(refused);
    const fields = [...element.elements].filter((field) => (field as HTMLInputElement).name in refused);
    if (fields.length === 0) setTrouble(Object.values(refused).join('. '));
    const folded = fields[0]?.closest('details');
    if (folded) folded.open = true;
    (fields[0] as HTMLElement | undefined)?.focus();
  };

  const [submit, busy] = useDeed(async (element: HTMLFormElement, close: () => void) => {
    setTrouble(null);
    const planned = plan();
    if (!planned.ok) return refuse(element, planned.errors);
    setErrors({});
    const outcome = await save(planned.values, planned.base);
    if (outcome.ok) return close();
    if (outcome.reason === 'invalid') return refuse(element, { [outcome.field]: outcome.message });
    if (outcome.reason === 'storage_full') {
      setTrouble(
        'What you typed is still in this form. The device has no room left to save it: free some space, then press Save again.',
      );
    }
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>, close: () => void) => {
    event.preventDefault();
    void submit(event.currentTarget, close);
  };

  /** From a text of several lines too. */
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };

  return (
    <Dialog title={title} onClose={onClose}>
      {(close) => (
        <form noValidate onSubmit={(event) => onSubmit(event, close)} onKeyDown={onKeyDown} aria-busy={busy}>
          <div className={styles.notice}>{notice}</div>
          <FormTextsContext value={form}>
            <FormErrors value={errors}>
              <div className={styles.fields}>{children}</div>
            </FormErrors>
          </FormTextsContext>
          <Trouble words={trouble ?? (busy ? storageTrouble : null)} />
          <DialogActions>
            {aside && <span className={styles.aside}>{aside(close)}</span>}
            <Button weight="quiet" onClick={close}>
              Cancel
            </Button>
            <Button weight="primary" type="submit">
              {saveLabel}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
