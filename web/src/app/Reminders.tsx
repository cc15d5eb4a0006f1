/**
 * What is said above any page when its time has come: what a homecoming came to, that work waits here alone, and what
 * an account would add.
 */
import { goTo } from '../ui/page/navigate.ts';
import { AccountHint } from './AccountHint.tsx';
import { HomecomingNotice } from './HomecomingNotice.tsx';
import { UnsentNotice } from './UnsentNotice.tsx';

export function Reminders({ onAccount }: { onAccount(): void }) {
  return (
    <>
      <HomecomingNotice />
      <UnsentNotice onWhy={() => goTo('/sync')} />
      <AccountHint onAccount={onAccount} />
    </>
  );
}
