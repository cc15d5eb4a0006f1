/** Deleting the account: what goes, what stays, a rescue file first, and then the password [AU3, AU4]. */
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/form/Field.tsx';
import { type FieldErrors, FormErrors } from '../../ui/form/FormErrors.ts';
import { Trouble } from '../../ui/Trouble.tsx';
import { useDeed } from '../../ui/useDeed.ts';
import { useApp } from '../AppContext.ts';
import { useUnsentRecords } from '../useUnsentRecords.ts';
import styles from './Account.module.css';
import { kindsWords } from './kindsWords.ts';
import { deletionWords } from './lossWords.ts';
import { Rescue } from './Rescue.tsx';

export function DeleteAccount({ onStay }: { onStay(): void }) {
  const { device, deleteAccount } = useApp();
  const all = useUnsentRecords(device, 0, 'all');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [remove] = useDeed(async (form: HTMLFormElement) => {
    setErrors({});
    setTrouble(null);
    const password = String(new FormData(form).get('password') ?? '');
    const outcome =
      password === ''
        ? ({ ok: false, field: 'password', message: 'Write your password' } as const)
        : await deleteAccount(password, all?.atStake ?? 0);
    if (outcome.ok) return;
    if (outcome.field === null) setTrouble(outcome.message);
    else {
      setErrors({ [outcome.field]: outcome.message });
      (form.elements.namedItem(outcome.field) as HTMLElement | null)?.focus();
    }
  });
  if (all === undefined) return null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void remove(event.currentTarget);
  };
  return (
    <form noValidate onSubmit={onSubmit}>
      <p className={styles.words}>{deletionWords({ kinds: kindsWords(all), drafts: all.drafts })}</p>
      <Trouble words={trouble} />
      <Rescue
        stay="Keep the account"
        onStay={onStay}
        last={
          <FormErrors value={errors}>
            <div className={styles.fields}>
              <TextField name="password" label="Password" type="password" autoComplete="current-password" />
            </div>
          </FormErrors>
        }
      >
        <Button weight="danger" type="submit">
          It is there: delete account
        </Button>
      </Rescue>
    </form>
  );
}
