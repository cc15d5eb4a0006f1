/** A panel over its page until it is closed, one leaves that page, or goes back. */
import { useEffect, useRef } from 'react';
import { useBackCloses } from '../../ui/backCloses.ts';
import { usePathname } from '../../ui/page/navigate.ts';

export function usePanel(leave: () => void) {
  const panel = useRef<HTMLElement>(null);
  const opener = useRef(document.activeElement);
  const latest = useRef(leave);
  latest.current = leave;
  const close = () => {
    const { current: from } = opener;
    if (panel.current?.contains(document.activeElement) && from instanceof HTMLElement) from.focus();
    leave();
  };
  useBackCloses(close);
  const path = usePathname();
  const opened = useRef(path);
  useEffect(() => {
    if (path !== opened.current) latest.current();
  }, [path]);
  return { panel, close };
}
