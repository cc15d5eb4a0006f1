/** What every page has: one heading that bears its name, and is where a person is put who comes to it from another. */
import { type ReactNode, useEffect, useRef } from 'react';
import { tellFirstScreen } from '../firstScreen.ts';
import styles from './Page.module.css';
import { usePageScroll } from './pageScroll.ts';

interface PageProps {
  name: string;
  /** One line under the heading. */
  lead?: ReactNode;
  /** Beside the heading. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The first page of a load leaves the focus where the browser puts it. */
let isFirst = true;

export function Page({ name, lead, tools, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageScroll();
  useEffect(tellFirstScreen, []);
  useEffect(() => {
    document.title = `${name} · Holdfast`;
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, [name]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.name}>
            {name}
          </h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        </div>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </header>
      {children}
    </div>
  );
}
