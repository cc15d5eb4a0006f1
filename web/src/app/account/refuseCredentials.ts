/** What was typed into the sign-in form, judged before the server is asked [FO5]. */
import type { FieldErrors } from '../../ui/form/FormErrors.ts';
import { passwordLimits } from './wordRefusal.ts';

export interface Credentials {
  email: string;
  password: string;
}

/** A new password is measured here; one that was given long ago is the server's to judge. */
export function refuseCredentials({ email, password }: Credentials, isNew: boolean): FieldErrors {
  const { shortest, longest } = passwordLimits;
  const length = `${shortest} characters at least`;
  return {
    ...(!/^[^\s@]+@[^\s@]+$/.test(email) && { email: 'Write your e-mail address, like name@example.org' }),
    ...(password === '' && { password: isNew ? `Choose a password, ${length}` : 'Write your password' }),
    ...(isNew && password !== '' && password.length < shortest && { password: `A password has ${length}` }),
    ...(isNew && password.length > longest && { password: `A password has ${longest} characters at most` }),
  };
}
