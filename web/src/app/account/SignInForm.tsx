/** E-mail and password, to come in or to begin. What the server refuses is said at its field, in our own words. */
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { type FieldErrors, FormErrors } from '../../ui/form/FormErrors.ts';
import { Trouble } from '../../ui/Trouble.tsx';
import { useDeed } from '../../ui/useDeed.ts';
import { useApp } from '../AppContext.ts';
import type { Entrance } from '../accounts/ports.ts';
import styles from './Account.module.css';
import { refuseCredentials } from './refuseCredentials.ts';
import { SignInFields } from './SignInFields.tsx';

interface SignInFormProps {
  /** As it was typed last, or of the account this device belongs to, which a server may have lost. */
  email: string;
  /** No account yet on this device. */
  isFirst: boolean;
  /** There is demo data that can stay behind. */
  hasDemo: boolean;
  /** Leaves the sheet: there is no more to do in it. */
  onDone(): void;
}

export function SignInForm({ email, isFirst, hasDemo, onDone }: SignInFormProps) {
  const { createAccount, signIn } = useApp();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  /** What was pressed last. */
  const [isNew, setIsNew] = useState(false);

  const refuse = (form: HTMLFormElement, refused: FieldErrors) => {
    setErrors(refused);
    const [name = ''] = Object.keys(refused);
    (form.elements.namedItem(name) as HTMLElement | null)?.focus();
  };
  const [enter, busy] = useDeed(async (form: HTMLFormElement, asNew: boolean) => {
    const entrance = readEntrance(new FormData(form));
    const found = refuseCredentials(entrance, asNew);
    setIsNew(asNew);
    setTrouble(null);
    setErrors({});
    if (Object.keys(found).length > 0) return refuse(form, found);
    const outcome = await (asNew ? createAccount : signIn)(entrance);
    if (outcome.ok) return onDone();
    if (outcome.field === null) setTrouble(outcome.message);
    else refuse(form, { [outcome.field]: outcome.message });
  });
  /** Enter signs in: an account that a typing error made would look like lost work. */
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void enter(event.currentTarget, false);
  };

  return (
    <form noValidate onSubmit={onSubmit} aria-busy={busy}>
      <FormErrors value={errors}>
        <SignInFields email={email} isNewPassword={isNew} saysLength={isFirst || isNew} hasDemo={hasDemo} />
      </FormErrors>
      <Trouble words={trouble} />
      <p aria-live="polite" className={styles.small}>
        {busy && (isNew ? 'Creating your account…' : 'Signing in…')}
      </p>
      <DialogActions>
        <Button weight="quiet" onClick={onDone}>
          Close
        </Button>
        <Button
          weight={isFirst ? 'primary' : 'plain'}
          onClick={({ currentTarget: { form } }) => form && enter(form, true)}
        >
          Create account
        </Button>
        <Button weight={isFirst ? 'plain' : 'primary'} type="submit">
          Sign in
        </Button>
      </DialogActions>
    </form>
  );
}

function readEntrance(form: FormData): Entrance {
  const text = (name: string) => String(form.get(name) ?? '');
  return { email: text('email').trim(), password: text('password'), takesDemo: text('takesDemo') === 'on' };
}
