/** The shell: header, navigation, what needs saying, the page one is on, and what stands open over it. */
import '../ui/base.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { loadTakeBack, useUndoKeys } from '../features/history/useUndoKeys.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { fetchParts, lazyPart } from '../ui/lazyPart.tsx';
import { NoticesProvider } from '../ui/Notices.tsx';
import { goTo, usePathname } from '../ui/page/navigate.ts';
import { RunningContext } from '../ui/RunningContext.ts';
import styles from './App.module.css';
import { useApp } from './AppContext.ts';
import { AppHeader } from './AppHeader.tsx';
import { loadDemo } from './DemoBar.tsx';
import { Navigation } from './Navigation.tsx';
import { OpenAccount } from './OpenAccount.ts';
import { pageAt } from './pages.ts';
import { UpdateBar } from './UpdateBar.tsx';

const loadAccountSheet = async () => ({ default: (await import('./account/AccountSheet.tsx')).AccountSheet });
const OpenRecord = lazyPart(async () => (await import('./OpenRecord.tsx')).OpenRecord);
/** Said after a day at the soonest: not what a first screen waits for. */
const Reminders = lazyPart(async () => (await import('./Reminders.tsx')).Reminders);
const AccountSheet = lazy(loadAccountSheet);

/** A shortcut of the installed app: "/add/sale". */
const adding = /^\/add\/([a-z]+)$/;

export function App() {
  const { status } = useApp();
  const path = usePathname();
  const [isAccountOpen, setAccountOpen] = useState(false);
  const openAccount = () => setAccountOpen(true);
  useEffect(warmParts, []);
  useEffect(startGuidingFocus, []);
  const added = adding.exec(path)?.[1];
  useEffect(() => {
    if (added !== undefined) goTo(`/?add=${added}`, { replace: true });
  }, [added]);
  const { name, Page } = pageAt(added === undefined ? path : '/');
  return (
    <NoticesProvider>
      <RunningContext value={status.running}>
        <a className={styles.skip} href="#main">
          Skip to the page
        </a>
        <AppHeader onAccount={openAccount} />
        <UndoKeys />
        <UpdateBar />
        <div className={styles.columns}>
          <Navigation />
          <main id="main" tabIndex={-1} className={styles.main}>
            <Reminders onAccount={openAccount} />
            <Boundary part={`The page ${name}`} key={name}>
              <OpenAccount value={openAccount}>
                <Page />
              </OpenAccount>
            </Boundary>
          </main>
        </div>
        <Boundary part="What was opened">
          <OpenRecord />
        </Boundary>
        <Boundary part="The account sheet">
          <Suspense>{isAccountOpen && <AccountSheet onClose={() => setAccountOpen(false)} />}</Suspense>
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

/** Nothing can be lost from the focus, and nothing taken back, before there is something to press. */
function startGuidingFocus(): () => void {
  const stop = import('../ui/guideFocus.ts').then(({ guideFocus }) => guideFocus());
  return () => void stop.then((end) => end());
}

/** Fetched after the first paint, so that all opens at once and also when the network has gone. */
function warmParts(): () => void {
  const timer = setTimeout(() => {
    for (const load of [fetchParts, loadAccountSheet, loadTakeBack, loadDemo]) load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
