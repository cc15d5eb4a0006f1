/** A link to a page of the app: a real one, which a new tab can open, and which a plain press follows without a load. */
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { goTo } from './navigate.ts';

type PageLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  /** What stands open over the page and leads away from it closes now; the page it leads to takes its entry. */
  onGo?: (() => void) | undefined;
};

export function PageLink({ href, onClick, onGo, ...rest }: PageLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(href);
    onGo?.();
  };
  return <a href={href} onClick={follow} {...rest} />;
}
