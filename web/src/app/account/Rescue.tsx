/**
 * Before anything is taken off this device: a file with all of it is handed over, and only who has looked that it arrived
 * can go on, for a browser does not say whether a download was kept or stopped. Staying is the easy thing at each step [AU3].
 */
import { type ReactNode, useState } from 'react';
import { exportBackup } from '../../features/backup/exportBackup.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogActions } from '../../ui/Dialog.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useDeed } from '../../ui/useDeed.ts';
import { useApp } from '../AppContext.ts';
import styles from './Account.module.css';

interface RescueProps {
  /** On the button that changes nothing. */
  stay: string;
  onStay(): void;
  /** What is shown once the file has been handed over, above the buttons. */
  last?: ReactNode;
  /** The button that goes. */
  children: ReactNode;
}

export function Rescue({ stay, onStay, last, children }: RescueProps) {
  const { device } = useApp();
  const [file, setFile] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [save, busy] = useDeed(async () => {
    setTrouble(null);
    await exportBackup(device, 'rescue').then(setFile, (error: unknown) => {
      console.error('no rescue file', error);
      setTrouble('The rescue file could not be made. Everything is still here.');
    });
  });
  return (
    <>
      <div role="status">
        {file !== null && (
          <p className={styles.words}>
            “{file}” went to your downloads, with everything on this device. Look whether it is there: the browser does
            not say. “Read a copy back” on the page Sync brings it in again, with this account or any other.
          </p>
        )}
      </div>
      <Trouble words={trouble} />
      {file !== null && last}
      <DialogActions>
        <Button weight={file === null ? 'plain' : 'quiet'} onClick={() => save()} aria-busy={busy}>
          {file === null ? 'Save a rescue file' : 'Save it again'}
        </Button>
        {file !== null && children}
        <Button weight="primary" onClick={onStay} autoFocus>
          {stay}
        </Button>
      </DialogActions>
    </>
  );
}
