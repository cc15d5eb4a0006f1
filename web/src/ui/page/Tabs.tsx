/** Views of one page: links, since each has an address. The present one is marked. */
import { PageLink } from './PageLink.tsx';
import styles from './Tabs.module.css';

interface TabsProps<V extends string> {
  /** What the choice is about, for who does not see it. */
  label: string;
  views: readonly { view: V; name: string }[];
  current: V;
  hrefOf(view: V): string;
}

export function Tabs<V extends string>({ label, views, current, hrefOf }: TabsProps<V>) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {views.map(({ view, name }) => (
        <PageLink
          key={view}
          href={hrefOf(view)}
          className={styles.tab}
          aria-current={view === current ? 'true' : undefined}
        >
          {name}
        </PageLink>
      ))}
    </nav>
  );
}
