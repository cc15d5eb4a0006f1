/**
 * What is said above any page when its time has come: that the browser has removed what was here, what a homecoming came
 * to, that work waits here alone, what an account would add. One at a time, the most pressing first: the next one is said
 * when that has been answered. How to install stands in a place of its own.
 */
import { AccountHint } from './AccountHint.tsx';
import styles from './Bars.module.css';
import { HomecomingNotice } from './HomecomingNotice.tsx';
import { InstallHint } from './install/InstallHint.tsx';
import { LostCopyNotice } from './lostCopy/LostCopyNotice.tsx';
import { UnsentNotice } from './UnsentNotice.tsx';

export function Reminders({ onAccount }: { onAccount(): void }) {
  return (
    <div className={styles.oneAtATime}>
      <LostCopyNotice onAccount={onAccount} />
      <HomecomingNotice />
      <UnsentNotice />
      <AccountHint onAccount={onAccount} />
      <InstallHint />
    </div>
  );
}
