/**
 * What is said above any page when its time has come: that the browser has removed what was here, what a homecoming came
 * to, that work waits here alone, what an account would add, and how to install.
 */
import { AccountHint } from './AccountHint.tsx';
import { HomecomingNotice } from './HomecomingNotice.tsx';
import { InstallHint } from './install/InstallHint.tsx';
import { LostCopyNotice } from './lostCopy/LostCopyNotice.tsx';
import { UnsentNotice } from './UnsentNotice.tsx';

export function Reminders({ onAccount }: { onAccount(): void }) {
  return (
    <>
      <HomecomingNotice />
      <LostCopyNotice onAccount={onAccount} />
      <UnsentNotice />
      <AccountHint onAccount={onAccount} />
      <InstallHint />
    </>
  );
}
