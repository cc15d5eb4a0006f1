/** What opens above the bar of a phone: the pages that have no room in it, or what can be added. */
import { Dialog } from '../ui/Dialog.tsx';
import { allWidgets } from '../widgets/allWidgets.ts';
import { addRecord } from '../widgets/openRecord.ts';
import styles from './Navigation.module.css';
import { iconSize, PageItems } from './PageItems.tsx';
import type { AppPage } from './pages.ts';

interface BarSheetProps {
  of: 'add' | 'more';
  pages: readonly AppPage[];
  onClose(): void;
}

export function BarSheet({ of, pages, onClose }: BarSheetProps) {
  return (
    <Dialog title={of === 'add' ? 'Add' : 'More'} onClose={onClose}>
      {(close) => (
        <div className={styles.sheet}>
          {of === 'add' ? <Kinds onGo={close} /> : <PageItems pages={pages} onGo={close} />}
        </div>
      )}
    </Dialog>
  );
}

/** The form opens over the same page, and takes the entry in the history that the sheet had. */
function Kinds({ onGo }: { onGo(): void }) {
  return allWidgets.map(({ entity, words, icon: Icon }) => (
    <button
      key={entity.name}
      type="button"
      className={styles.item}
      onClick={() => {
        addRecord(entity.name);
        onGo();
      }}
    >
      <Icon {...iconSize} />
      Add {words[0]}
    </button>
  ));
}
