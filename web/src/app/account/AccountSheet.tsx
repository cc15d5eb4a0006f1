/** The account: none, one that is signed in, or one that has to sign in again. The app is whole in all three. */

import { useState } from 'react';
import { readMeta } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import { demoState } from '../../demo/demoState.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useApp } from '../AppContext.ts';
import styles from './Account.module.css';
import { whatAnAccountAdds } from './accountWords.ts';
import { DeleteAccount } from './DeleteAccount.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignOut } from './SignOut.tsx';

export function AccountSheet({ onClose }: { onClose(): void }) {
  const { device, account, session } = useApp();
  const [isDeleting, setDeleting] = useState(false);
  const facts = useLive(
    async () => ({
      typedEmail: (await readMeta(device.db, 'signInEmail')) ?? '',
      hasDemo: (await demoState(device)) === 'in',
    }),
    [device],
  );
  if (facts === undefined) return null;
  return (
    <Dialog title="Account" onClose={onClose}>
      {(close) => (
        <>
          {session === 'none' && (
            <p className={styles.words}>
              Holdfast is whole without an account: everything is saved on this device. {whatAnAccountAdds}
            </p>
          )}
          {session === 'ended' && (
            <p className={styles.words}>
              Everything is saved on this device. Sign in again to sync: the server no longer knows this session.
            </p>
          )}
          {session !== 'live' && (
            <SignInForm
              email={facts.typedEmail || (account?.email ?? '')}
              isFirst={session === 'none'}
              hasDemo={session === 'none' && facts.hasDemo}
              onDone={close}
            />
          )}
          {account !== null && (
            <div className={styles.leaving}>
              <p className={styles.email}>
                <span>{session === 'live' ? 'Signed in as' : 'This device belongs to'}</span>{' '}
                <strong>{account.email}</strong>
              </p>
              {isDeleting ? (
                <DeleteAccount onStay={close} />
              ) : (
                <SignOut onStay={close} onDelete={() => setDeleting(true)} />
              )}
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}
