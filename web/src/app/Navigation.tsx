/** The way between pages: a slim rail beside them, on a phone a bar below them with the rest behind More. */
import { Coins, Ellipsis, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { usePathname } from '../ui/page/navigate.ts';
import { PageLink } from '../ui/page/PageLink.tsx';
import { allWidgets } from '../widgets/allWidgets.ts';
import { addRecord } from '../widgets/openRecord.ts';
import styles from './Navigation.module.css';
import { type AppPage, mainPages, sidePages } from './pages.ts';
import { useIsNarrow } from './useIsNarrow.ts';

const iconSize = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;
const money = ['/sales', '/expenses'];

export function Navigation() {
  return useIsNarrow() ? <Bar /> : <Rail />;
}

function Rail() {
  return (
    <nav aria-label="Main" className={styles.rail}>
      <PageItems pages={mainPages} />
      <span className={styles.gap} />
      <PageItems pages={sidePages} />
    </nav>
  );
}

function Bar() {
  const path = usePathname();
  const [sheet, setSheet] = useState<'add' | 'more' | null>(null);
  const close = () => setSheet(null);
  const [atHand, behind] = [true, false].map((wanted) =>
    [...mainPages, ...sidePages].filter(({ isAtHand = false }) => isAtHand === wanted),
  ) as [AppPage[], AppPage[]];
  const isBehind = behind.some((page) => page.path === path && !money.includes(path));
  return (
    <nav aria-label="Main" className={styles.bar}>
      <PageItems pages={atHand} />
      <button
        type="button"
        className={`${styles.item} ${styles.add}`}
        aria-haspopup="dialog"
        onClick={() => setSheet('add')}
      >
        <Plus {...iconSize} />
        <span className="visually-hidden">Add</span>
      </button>
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
        onClick={() => setSheet('more')}
      >
        <Ellipsis {...iconSize} />
        More
      </button>
      {sheet === 'more' && (
        <Dialog title="More" onClose={close}>
          {(closeSheet) => (
            <div className={styles.sheet}>
              <PageItems pages={behind} onGo={closeSheet} />
            </div>
          )}
        </Dialog>
      )}
      {sheet === 'add' && (
        <Dialog title="Add" onClose={close}>
          {(closeSheet) => (
            <div className={styles.sheet}>
              {allWidgets.map(({ entity, words, icon: Icon }) => (
                <button
                  key={entity.name}
                  type="button"
                  className={styles.item}
                  onClick={() => {
                    addRecord(entity.name);
                    closeSheet();
                  }}
                >
                  <Icon {...iconSize} />
                  Add {words[0]}
                </button>
              ))}
            </div>
          )}
        </Dialog>
      )}
    </nav>
  );
}

function PageItems({ pages, onGo }: { pages: readonly AppPage[]; onGo?: () => void }): ReactNode {
  const path = usePathname();
  return pages.map(({ path: href, name, icon: Icon }) => (
    <PageLink
      key={href}
      href={href}
      className={styles.item}
      aria-current={href === path ? 'page' : undefined}
      onGo={onGo}
    >
      <Icon {...iconSize} />
      {name}
    </PageLink>
  ));
}
