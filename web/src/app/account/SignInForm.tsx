/** E-mail and password, to come in or to begin. Answers of the server are said in its own words. */
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/form/Field.tsx';
import { type FieldErrors, FormErrors } from '../../ui/form/FormErrors.ts';
import { Trouble } from '../../ui/Trouble.tsx';
import { useApp } from '../AppContext.ts';
import styles from './Account.module.css';

interface SignInFormProps {
  /** Of the account this device belongs to. It can be made anew: a server may have lost it. */
  email: string | null;
  /** Leaves the sheet: there is no more to do in it. */
  onDone(): void;
}

export function SignInForm({ email, onDone }: SignInFormProps) {
  const { createAccount, signIn } = useApp();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (element: HTMLFormElement, how: typeof signIn) => {
    const form = new FormData(element);
    const password = String(form.get('password') ?? '');
    const typed = String(form.get('email') ?? '').trim();
    const found = findErrors(typed, password);
    setErrors(found);
    setTrouble(null);
    if (Object.keys(found).length > 0 || busy) return;
    setBusy(true);
    const outcome = await how(typed, password);
    setBusy(false);
    if (outcome.ok) onDone();
    else setTrouble(outcome.message);
  };

  /** Enter signs in: an account that a typing error made would look like lost work. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void enter(event.currentTarget, signIn);
  };

  return (
    <form noValidate onSubmit={onSubmit} aria-busy={busy}>
      <FormErrors value={errors}>
        <div className={styles.fields}>
          <TextField name="email" label="E-mail" type="email" autoComplete="username" defaultValue={email ?? ''} />
          <TextField name="password" label="Password" type="password" autoComplete="current-password" />
        </div>
      </FormErrors>
      <Trouble words={trouble} />
      <DialogActions>
        <Button weight="quiet" onClick={onDone}>
          Close
        </Button>
        <Button onClick={({ currentTarget: { form } }) => form && void enter(form, createAccount)}>
          Create account
        </Button>
        <Button weight="primary" type="submit">
          Sign in
        </Button>
      </DialogActions>
    </form>
  );
}

function findErrors(email: string, password: string): FieldErrors {
  return {
    ...(!/^\S+@\S+$/.test(email) && { email: 'Write your e-mail address' }),
    ...(password === '' && { password: 'Write your password, at least 8 characters' }),
  };
}
