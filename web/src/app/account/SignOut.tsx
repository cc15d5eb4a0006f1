/** Leaving: says exactly what would be lost, and makes staying the easy thing [AU3]. */
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useApp } from '../AppContext.ts';
import { countWords } from '../recordWords.ts';
import { type Unsent, useUnsentRecords } from '../useUnsentRecords.ts';
import styles from './Account.module.css';

const titlesShown = 5;

export function SignOut({ email, onStay }: { email: string; onStay(): void }) {
  const { device, signedIn, signOut } = useApp();
  // Without a session nobody can tell what the server still has: all of it may be lost.
  const unsent = useUnsentRecords(device, titlesShown, signedIn ? 'unsent' : 'all');
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (unsent === undefined) return null;

  const leave = async () => {
    const outcome = await signOut(unsent.count);
    if (!outcome.ok) setTrouble(outcome.message);
  };
  return (
    <div className={styles.leaving}>
      <p className={styles.email}>
        <span>{signedIn ? 'Signed in as' : 'This device belongs to'}</span> <strong>{email}</strong>
      </p>
      {unsent.count === 0 && (
        <p className={styles.words}>
          Signing out removes your records from this device. They stay on the server and come back when you sign in.
        </p>
      )}
      {unsent.count > 0 && asked && <Losses unsent={unsent} isCertain={signedIn} />}
      <Trouble words={trouble} />
      <DialogActions>
        {unsent.count > 0 && asked ? (
          <>
            <Button weight="danger" onClick={() => leave()}>
              Sign out and lose {unsent.count}
            </Button>
            <Button weight="primary" onClick={onStay} autoFocus>
              {signedIn ? 'Stay signed in' : 'Keep everything'}
            </Button>
          </>
        ) : (
          <>
            {signedIn && (
              <Button weight="quiet" onClick={onStay}>
                Close
              </Button>
            )}
            <Button onClick={() => (unsent.count > 0 ? setAsked(true) : leave())}>Sign out</Button>
          </>
        )}
      </DialogActions>
    </div>
  );
}

function Losses({ unsent: { count, countByEntity, records }, isCertain }: { unsent: Unsent; isCertain: boolean }) {
  const kinds = [...countByEntity].map(([entity, number]) => countWords(entity, number)).join(', ');
  const more = count - records.length;
  return (
    <div className={styles.losses}>
      <p>
        {isCertain ? 'The server does not have' : 'Without signing in nobody can tell whether the server has'} {kinds}.
        Signing out removes {count === 1 ? 'it' : 'them'} from this device, and{' '}
        {isCertain ? 'nothing' : 'perhaps nothing'} can bring {count === 1 ? 'it' : 'them'} back:
      </p>
      <ul>
        {records.map(({ entity, id, title }) => (
          <li key={`${entity} ${id}`} dir="auto">
            {title}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </div>
  );
}
