/** The way between pages: a slim rail beside them, on a phone a bar below them with the rest behind More. */
import { Coins, Ellipsis } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { lazyPart } from '../ui/lazyPart.tsx';
import { usePathname } from '../ui/page/navigate.ts';
import { PageLink } from '../ui/page/PageLink.tsx';
import { preferences } from '../ui/preferences.ts';
import { isTester } from '../ui/tester.ts';
import { useWindow, windows } from '../ui/useWindow.ts';
import { AddButton } from './AddButton.tsx';
import styles from './Navigation.module.css';
import { iconSize, PageItems } from './PageItems.tsx';
import { type AppPage, mainPages, sidePages } from './pages.ts';

const BarSheet = lazyPart(async () => (await import('./BarSheet.tsx')).BarSheet);
const money = ['/sales', '/expenses'];

export function Navigation() {
  useSyncExternalStore(preferences.subscribe, isTester);
  return useWindow(windows.narrow) ? <Bar /> : <Rail />;
}

function Rail() {
  return (
    <nav aria-label="Main" className={styles.rail}>
      <PageItems pages={mainPages} />
      <span className={styles.gap} />
      <PageItems pages={sidePages()} />
    </nav>
  );
}

function Bar() {
  const path = usePathname();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const [atHand, behind] = [true, false].map((wanted) =>
    [...mainPages, ...sidePages()].filter(({ isAtHand = false }) => isAtHand === wanted),
  ) as [AppPage[], AppPage[]];
  const isBehind = behind.some((page) => page.path === path && !money.includes(path));
  return (
    <nav aria-label="Main" className={styles.bar}>
      <PageItems pages={atHand} />
      <AddButton className={`${styles.item} ${styles.add}`} />
      <PageLink
        href={money.includes(path) ? path : (money[0] ?? '/')}
        className={styles.item}
        aria-current={money.includes(path) ? 'page' : undefined}
      >
        <Coins {...iconSize} />
        Money
      </PageLink>
      <button
        type="button"
        className={styles.item}
        aria-haspopup="dialog"
        data-current={isBehind || undefined}
        onClick={() => setMoreOpen(true)}
      >
        <Ellipsis {...iconSize} />
        More
      </button>
      {isMoreOpen && <BarSheet pages={behind} onClose={() => setMoreOpen(false)} />}
    </nav>
  );
}
