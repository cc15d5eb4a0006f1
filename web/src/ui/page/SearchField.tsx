/** Words a list is searched for. They stand in the query, written there while they are typed. */
import { useRef } from 'react';
import { changeQuery } from './navigate.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  /** "sales" */
  what: string;
  /** The `q` of the query. */
  value: string;
}

export function SearchField({ what, value }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // What another address asks for is shown; what is typed here is there already.
  if (field.current !== null && field.current !== document.activeElement) field.current.value = value;
  return (
    <input
      ref={field}
      type="search"
      aria-label={`Search ${what}`}
      placeholder={`Search ${what}`}
      enterKeyHint="search"
      dir="auto"
      className={styles.field}
      defaultValue={value}
      onChange={(event) => changeQuery({ q: event.target.value })}
    />
  );
}
