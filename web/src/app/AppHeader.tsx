/** The bar that is the same on every screen: whose app this is, where the work is, whose work it is. */
import { CircleUserRound, Search } from 'lucide-react';
import { use } from 'react';
import { HoldfastMark } from '../ui/HoldfastMark.tsx';
import { goTo } from '../ui/page/navigate.ts';
import { useWindow, windows } from '../ui/useWindow.ts';
import { AddButton } from './AddButton.tsx';
import { AppContext } from './AppContext.ts';
import styles from './AppHeader.module.css';
import { SyncChip } from './SyncChip.tsx';

export function AppHeader({ onAccount, onPalette }: { onAccount(): void; onPalette(): void }) {
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <span className={styles.mark}>
          <HoldfastMark size={26} />
        </span>
        <span className={styles.name}>Holdfast</span>
        {use(AppContext) !== null && <SyncChip onOpen={() => goTo('/sync')} />}
        <button type="button" className={styles.account} aria-haspopup="dialog" onClick={onPalette}>
          <Search size={18} strokeWidth={1.75} aria-hidden />
          <span className={styles.accountWord}>Search</span>
        </button>
        {!useWindow(windows.narrow) && <AddButton className={styles.add ?? ''} />}
        <button type="button" className={styles.account} aria-haspopup="dialog" onClick={onAccount}>
          <CircleUserRound size={18} strokeWidth={1.75} aria-hidden />
          <span className={styles.accountWord}>Account</span>
        </button>
      </div>
    </header>
  );
}
