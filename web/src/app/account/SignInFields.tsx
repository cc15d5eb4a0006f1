/** The fields of the sign-in form. The e-mail is kept while it is typed, so that a closed sheet opens with it; the password never is. */
import { writeMeta } from '../../data/meta.ts';
import { storageRoom } from '../../data/storageRoom.ts';
import { CheckField, TextField } from '../../ui/form/Field.tsx';
import { useApp } from '../AppContext.ts';
import styles from './Account.module.css';
import { passwordLimits } from './wordRefusal.ts';

interface SignInFieldsProps {
  email: string;
  /** A password manager offers to make up a new password, and to fill in one that is known. */
  isNewPassword: boolean;
  saysLength: boolean;
  hasDemo: boolean;
}

export function SignInFields({ email, isNewPassword, saysLength, hasDemo }: SignInFieldsProps) {
  const { db } = useApp().device;
  const keepEmail = (typed: string) => writeMeta(db, 'signInEmail', typed).catch(storageRoom.nullWhenFull);
  return (
    <div className={styles.fields}>
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        defaultValue={email}
        onChange={({ target }) => void keepEmail(target.value)}
      />
      <TextField
        name="password"
        label="Password"
        type="password"
        autoComplete={isNewPassword ? 'new-password' : 'current-password'}
        hint={saysLength ? `A new account needs ${passwordLimits.shortest} characters at least.` : undefined}
      />
      {hasDemo && (
        <>
          <p className={styles.small}>The demo data stays out of your account; what you changed in it comes along.</p>
          <CheckField name="takesDemo" label="Take all of the demo data along" />
        </>
      )}
    </div>
  );
}
