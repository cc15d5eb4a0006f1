/** Pages and commands among the choices of the palette. */
import { Command } from 'cmdk';
import { askedWords } from '../../data/search/findRows.ts';
import { Marked } from './Marked.tsx';
import styles from './Palette.module.css';
import type { PaletteEntry } from './paletteEntry.ts';

interface EntriesProps {
  heading: string;
  entries: readonly PaletteEntry[];
  typed: string;
  choose(run: () => void, id: string): void;
}

export function Entries({ heading, entries, typed, choose }: EntriesProps) {
  if (entries.length === 0) return null;
  return (
    <Command.Group heading={heading} className={styles.group}>
      {entries.map(({ id, words, icon: Icon, keys, run }) => (
        <Command.Item key={id} value={id} onSelect={() => choose(run, id)} className={styles.item}>
          <Icon size={18} strokeWidth={1.75} aria-hidden />
          <span className={styles.words}>
            <Marked text={words} asked={askedWords(typed)} />
          </span>
          {keys !== undefined && <kbd className={styles.kind}>{keys}</kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
