/** Leaving: says one thing, what would become of the records here, and makes staying the easy thing [AU3]. */
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useDeed } from '../../ui/useDeed.ts';
import { useApp } from '../AppContext.ts';
import { useUnsentRecords } from '../useUnsentRecords.ts';
import styles from './Account.module.css';
import { Losses } from './Losses.tsx';
import { Rescue } from './Rescue.tsx';

/** Titles said at first, and more at each press. */
const fewTitles = 5;
const moreTitles = 50;

interface SignOutProps {
  onStay(): void;
  onDelete(): void;
}

export function SignOut({ onStay, onDelete }: SignOutProps) {
  const { device, session, signOut } = useApp();
  const isLive = session === 'live';
  // Without a session nobody can tell what the server still has: all of it may be lost.
  const [limit, setLimit] = useState(fewTitles);
  const unsent = useUnsentRecords(device, limit, isLive ? 'unsent' : 'all');
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [leave] = useDeed(async () => {
    setTrouble(null);
    const outcome = await signOut(unsent?.atStake ?? 0);
    if (!outcome.ok) setTrouble(outcome.message);
  });
  if (unsent === undefined) return null;
  const lost = unsent.count + unsent.drafts;
  if (isAsked && lost > 0) {
    return (
      <>
        <Losses unsent={unsent} isCertain={isLive} onMore={() => setLimit(limit + moreTitles)} />
        <Trouble words={trouble} />
        <Rescue stay={isLive ? 'Stay signed in' : 'Keep everything'} onStay={onStay}>
          <Button weight="danger" onClick={() => leave()}>
            It is there: sign out
          </Button>
        </Rescue>
      </>
    );
  }
  return (
    <>
      {lost === 0 && (
        <p className={styles.words}>
          Signing out takes your records off this device. They stay on the server and come back when you sign in.
        </p>
      )}
      <Trouble words={trouble} />
      <DialogActions>
        {isLive && (
          <>
            <Button weight="quiet" onClick={onDelete}>
              Delete account
            </Button>
            <Button weight="quiet" onClick={onStay}>
              Close
            </Button>
          </>
        )}
        <Button onClick={() => (lost > 0 ? setAsked(true) : leave())}>Sign out</Button>
      </DialogActions>
    </>
  );
}
