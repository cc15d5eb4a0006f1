/**
 * Two or more panels of one page, of which one is there at a time: tabs as the ARIA guide has them, one Tab stop, arrows
 * between them. Each has an address too.
 */
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { goTo } from './navigate.ts';
import { PageLink } from './PageLink.tsx';
import styles from './Tabs.module.css';

interface TabListProps<T extends string> {
  label: string;
  tabs: readonly { tab: T; name: string }[];
  current: T;
  hrefOf(tab: T): string;
  /** The panel of the present tab. */
  children: ReactNode;
}

export function TabList<T extends string>({ label, tabs, current, hrefOf, children }: TabListProps<T>) {
  const id = useId();
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ tab }) => tab === current);
    const forth = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forth === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const to = { [forth]: at + 1, [back]: at - 1, Home: 0, End: -1, ' ': at }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    goTo(hrefOf(next.tab));
    event.currentTarget.querySelectorAll('a')[tabs.indexOf(next)]?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKey}>
        {tabs.map(({ tab, name }) => (
          <PageLink
            key={tab}
            id={id + tab}
            role="tab"
            href={hrefOf(tab)}
            className={styles.tab}
            aria-selected={tab === current}
            aria-controls={tab === current ? `${id}panel` : undefined}
            tabIndex={tab === current ? 0 : -1}
          >
            {name}
          </PageLink>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={id + current} className={styles.panel}>
        {children}
      </div>
    </>
  );
}
