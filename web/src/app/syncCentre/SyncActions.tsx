/** What a person can ask of sync just now: nothing to retry or to pause where there is nobody to sync with. */
import { Button } from '../../ui/Button.tsx';
import { useApp } from '../AppContext.ts';
import styles from './SyncCentre.module.css';

export function SyncActions({ onSignIn }: { onSignIn(): void }) {
  const { session, paused, syncNow, setPaused } = useApp();
  return (
    <div className={styles.buttons}>
      {session !== 'live' && (
        <Button weight="primary" onClick={onSignIn}>
          {session === 'none' ? 'Sign in or sign up' : 'Sign in'}
        </Button>
      )}
      {session === 'live' && (
        <>
          <Button weight="primary" onClick={syncNow}>
            Retry now
          </Button>
          <Button onClick={() => setPaused(!paused)}>{paused ? 'Resume' : 'Pause'}</Button>
        </>
      )}
    </div>
  );
}
