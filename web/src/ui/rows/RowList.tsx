/** A list of rows with one Tab stop. Parts of it may stand under headings of their own, or be lists themselves. */
import { createContext, type ReactNode, use, useRef } from 'react';
import { useRoving } from './useRoving.ts';

interface RowListProps {
  /** The fields it is in the order of, where the last of them is the order people gave it. */
  ordered?: readonly string[] | undefined;
  className?: string | undefined;
  children: ReactNode;
}

const Within = createContext(false);

export function RowList({ ordered, className, children }: RowListProps) {
  const list = useRef<HTMLDivElement>(null);
  useRoving(list, !use(Within));
  return (
    <Within value={true}>
      <div ref={list} className={className} data-ordered={ordered?.join(' ')}>
        {children}
      </div>
    </Within>
  );
}
