/** A link that changes what a page shows, among the page's tools. */
import type { ComponentProps } from 'react';
import styles from './ChoiceLink.module.css';
import { PageLink } from './PageLink.tsx';

export function ChoiceLink(props: Omit<ComponentProps<typeof PageLink>, 'className'>) {
  return <PageLink {...props} className={styles.choice} />;
}
