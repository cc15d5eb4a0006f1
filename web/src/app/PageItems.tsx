/** Links to pages, each with its icon; the one on which one is says so. */
import type { ReactNode } from 'react';
import { usePathname } from '../ui/page/navigate.ts';
import { PageLink } from '../ui/page/PageLink.tsx';
import styles from './Navigation.module.css';
import type { AppPage } from './pages.ts';

export const iconSize = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function PageItems({ pages, onGo }: { pages: readonly AppPage[]; onGo?: () => void }): ReactNode {
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
