/** Leaving: says one thing, what would become of the records here, and makes staying the easy thing [AU3]. */
import { useState } from 'react';
import { exportBackup } from '../../features/backup/exportBackup.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useApp } from '../AppContext.ts';
import { useUnsentRecords } from '../useUnsentRecords.ts';
import styles from './Account.module.css';
import { Losses } from './Losses.tsx';

/** Titles said at first, and more at each press. */
const fewTitles = 5;
const moreTitles = 50;

export function SignOut({ email, onStay }: { email: string; onStay(): void }) {
  const { device, session, signOut } = useApp();
  const isLive = session === 'live';
  // Without a session nobody can tell what the server still has: all of it may be lost.
  const [limit, setLimit] = useState(fewTitles);
  const unsent = useUnsentRecords(device, limit, isLive ? 'unsent' : 'all');
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (unsent === undefined) return null;
  const lost = unsent.count + unsent.drafts;

  const leave = async () => {
    setTrouble(null);
    const outcome = await signOut(unsent.count);
    if (!outcome.ok) setTrouble(outcome.message);
  };
  return (
    <div className={styles.leaving}>
      <p className={styles.email}>
        <span>{isLive ? 'Signed in as' : 'This device belongs to'}</span> <strong>{email}</strong>
      </p>
      {isAsked && lost > 0 && <Losses unsent={unsent} isCertain={isLive} onMore={() => setLimit(limit + moreTitles)} />}
      {lost === 0 && (
        <p className={styles.words}>
          Signing out takes your records off this device. They stay on the server and come back when you sign in.
        </p>
      )}
      <Trouble words={trouble} />
      {isAsked ? (
        <DialogActions>
          {lost > 0 && <Button onClick={() => exportBackup(device)}>Export a copy</Button>}
          <Button weight={lost > 0 ? 'danger' : 'plain'} onClick={() => leave()}>
            {lost > 0 ? `Sign out and lose ${lost}` : 'Sign out'}
          </Button>
          <Button weight="primary" onClick={onStay} autoFocus>
            {isLive ? 'Stay signed in' : 'Keep everything'}
          </Button>
        </DialogActions>
      ) : (
        <DialogActions>
          {isLive && (
            <Button weight="quiet" onClick={onStay}>
              Close
            </Button>
          )}
          <Button onClick={() => (lost > 0 ? setAsked(true) : leave())}>Sign out</Button>
        </DialogActions>
      )}
    </div>
  );
}
