/** A list of rows with one Tab stop. Parts of it may stand under headings of their own. */
import { type ReactNode, useRef } from 'react';
import { useRoving } from './useRoving.ts';

export function RowList({ children, className }: { children: ReactNode; className?: string | undefined }) {
  const list = useRef<HTMLDivElement>(null);
  useRoving(list);
  return (
    <div ref={list} className={className}>
      {children}
    </div>
  );
}
