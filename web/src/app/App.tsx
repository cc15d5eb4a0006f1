/**
 * The shell: header, navigation, what needs saying, the page one is on, and what stands open over it. It is drawn while
 * the device is being opened, without what needs that; what is pressed meanwhile is done when it is open.
 */
import '../ui/base.css';
import { use, useEffect, useState } from 'react';
import { Boundary } from '../ui/Boundary.tsx';
import { useFirstScreen } from '../ui/firstScreen.ts';
import { guideFocus } from '../ui/guideFocus.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { wordLocale } from '../ui/locale.ts';
import { NoticesProvider } from '../ui/Notices.tsx';
import { goTo, usePathname, useQuery } from '../ui/page/navigate.ts';
import { RunningContext } from '../ui/RunningContext.ts';
import { StorageTrouble } from '../ui/StorageTrouble.ts';
import { openCapture } from '../widgets/openCapture.ts';
import styles from './App.module.css';
import { AppContext } from './AppContext.ts';
import { AppHeader } from './AppHeader.tsx';
import type { PaletteOrigin } from './CommandKeys.tsx';
import { Navigation } from './Navigation.tsx';
import { OpenAccount } from './OpenAccount.ts';
import { pageAt } from './pages.ts';

/** Hardly anybody ever sees it. */
const StorageSilent = lazyPart(async () => (await import('./StorageSilent.tsx')).StorageSilent);
const OpenRecord = lazyPart(async () => (await import('./OpenRecord.tsx')).OpenRecord);
const UpdateBar = lazyPart(async () => (await import('./UpdateBar.tsx')).UpdateBar);
const Background = lazyPart(async () => (await import('./Background.tsx')).Background);
const AccountSheet = lazyPart(async () => (await import('./account/AccountSheet.tsx')).AccountSheet);

/** A shortcut of the installed app, "/add/sale"; "/add" alone brings what another app shared (Background.tsx). */
const adding = /^\/add(?:$|\/([a-z]+)$)/;

export function App() {
  const state = use(AppContext);
  const isOpen = state !== null;
  const storageTrouble = use(StorageTrouble);
  const { open, add } = useQuery();
  const isPainted = useFirstScreen();
  const path = usePathname();
  const [isAccountOpen, setAccountOpen] = useState(false);
  const openAccount = () => setAccountOpen(true);
  const [palette, setPalette] = useState<PaletteOrigin | null>(null);
  const openPalette = () => setPalette({ element: document.activeElement });
  useEffect(guideFocus, []);
  // The browser reads what it knows of languages once; here it has the time, for the database is only being opened.
  useEffect(() => void wordLocale(), []);
  const isAdding = adding.exec(path);
  const added = isAdding?.[1];
  useEffect(() => {
    if (added === undefined) return;
    goTo('/', { replace: true });
    openCapture({ kind: added });
  }, [added]);
  const { name, Page } = pageAt(isAdding === null ? path : '/');
  return (
    <NoticesProvider>
      <RunningContext value={state?.status.running ?? false}>
        <a className={styles.skip} href="#main">
          Skip to the page
        </a>
        <AppHeader onAccount={openAccount} onPalette={openPalette} />
        {isOpen && storageTrouble !== null && (
          <p role="alert" className={styles.trouble}>
            {storageTrouble}
          </p>
        )}
        <div aria-live="polite" className={styles.update}>
          {isOpen && state.update !== 'none' && <UpdateBar />}
        </div>
        <div className={styles.columns}>
          <Navigation />
          <main id="main" tabIndex={-1} className={styles.main}>
            {isOpen && isPainted && <Background palette={palette} onPalette={setPalette} onAccount={openAccount} />}
            <Boundary part={`The page ${name}`} key={name}>
              {isOpen && (
                <OpenAccount value={openAccount}>
                  <Page />
                </OpenAccount>
              )}
              {!isOpen && storageTrouble !== null && <StorageSilent words={storageTrouble} />}
            </Boundary>
          </main>
        </div>
        <Boundary part="What was opened">{isOpen && (open ?? add) !== undefined && <OpenRecord />}</Boundary>
        <Boundary part="The account sheet">
          {isOpen && isAccountOpen && <AccountSheet onClose={() => setAccountOpen(false)} />}
        </Boundary>
      </RunningContext>
    </NoticesProvider>
  );
}
