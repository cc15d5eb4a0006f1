/** The shell: header, what needs saying, the dashboard, and the two sheets behind the header's buttons. */
import '../ui/base.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Boundary } from '../ui/Boundary.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { NoticesProvider } from '../ui/Notices.tsx';
import { RunningContext } from '../ui/RunningContext.ts';
import { useToday } from '../ui/time/clock.ts';
import { civilFormat } from '../ui/time/dateWords.ts';
import { fetchForms } from '../widgets/lazyForm.tsx';
import { AccountHint } from './AccountHint.tsx';
import styles from './App.module.css';
import { useApp } from './AppContext.ts';
import { AppHeader } from './AppHeader.tsx';
import { Dashboard } from './Dashboard.tsx';
import { UnsentNotice } from './UnsentNotice.tsx';
import { UpdateBar } from './UpdateBar.tsx';
import { loadTakeBack, useUndoKeys } from './useUndoKeys.ts';

const loadSyncCentre = async () => ({ default: (await import('./syncCentre/SyncCentre.tsx')).SyncCentre });
const loadAccountSheet = async () => ({ default: (await import('./account/AccountSheet.tsx')).AccountSheet });
const SyncCentre = lazy(loadSyncCentre);
const AccountSheet = lazy(loadAccountSheet);

export function App() {
  const { status } = useApp();
  const [sheet, setSheet] = useState<'sync' | 'account' | null>(null);
  const close = () => setSheet(null);
  useEffect(warmSheets, []);
  useEffect(keepFocus, []);
  return (
    <NoticesProvider>
      <RunningContext value={status.running}>
        <a className={styles.skip} href="#main">
          Skip to the dashboard
        </a>
        <AppHeader onSync={() => setSheet('sync')} onAccount={() => setSheet('account')} />
        <UndoKeys />
        <UpdateBar />
        <main id="main" tabIndex={-1} className={styles.main}>
          <TodayHeading />
          <UnsentNotice onWhy={() => setSheet('sync')} />
          <AccountHint onAccount={() => setSheet('account')} />
          <Dashboard />
        </main>
        <Boundary part={sheet === 'account' ? 'The account sheet' : 'The Sync centre'} key={sheet}>
          <Suspense>
            {sheet === 'sync' && <SyncCentre onClose={close} onSignIn={() => setSheet('account')} />}
            {sheet === 'account' && <AccountSheet onClose={close} />}
          </Suspense>
        </Boundary>
      </RunningContext>
    </NoticesProvider>
  );
}

/** Within the notices, which say what was taken back. */
function UndoKeys() {
  useUndoKeys(useApp().device);
  return null;
}

function TodayHeading() {
  const today = useToday();
  return <h1 className={styles.today}>{civilFormat(today, { weekday: 'long', day: 'numeric', month: 'long' })}</h1>;
}

/** Fetched after the first paint, so that a sheet opens at once and also when the network has gone. */
function warmSheets(): () => void {
  const timer = setTimeout(() => {
    for (const load of [fetchForms, loadSyncCentre, loadAccountSheet, loadTakeBack]) load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
