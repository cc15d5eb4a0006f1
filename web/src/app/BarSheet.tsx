/** What opens above the bar of a phone: the pages that have no room in it. */
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Navigation.module.css';
import { PageItems } from './PageItems.tsx';
import type { AppPage } from './pages.ts';

interface BarSheetProps {
  pages: readonly AppPage[];
  onClose(): void;
}

export function BarSheet({ pages, onClose }: BarSheetProps) {
  return (
    <Dialog title="More" onClose={onClose}>
      {(close) => (
        <div className={styles.sheet}>
          <PageItems pages={pages} onGo={close} />
        </div>
      )}
    </Dialog>
  );
}
