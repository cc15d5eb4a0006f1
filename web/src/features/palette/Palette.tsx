/**
 * Everything by a few letters: pages, commands and records. Which entries there are is handed in; records are found by the
 * index of words [SE1].
 */
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { takeTyped } from '../../ui/keys/typedAhead.ts';
import { Entries } from './Entries.tsx';
import { FoundRecords } from './FoundRecords.tsx';
import { chosenLately, noteChosen } from './lately.ts';
import { matchEntries } from './matchEntries.ts';
import { outcomeWords } from './outcomeWords.ts';
import styles from './Palette.module.css';
import type { PaletteEntry } from './paletteEntry.ts';
import { useFound } from './useFound.ts';

interface PaletteProps {
  entries: readonly PaletteEntry[];
  onClose(): void;
}

export function Palette({ entries, onClose }: PaletteProps) {
  return (
    <Dialog title="Commands" onClose={onClose} wide>
      {(close) => <Choices entries={entries} close={close} />}
    </Dialog>
  );
}

function Choices({ entries, close }: { entries: readonly PaletteEntry[]; close(): void }) {
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(takeTyped()), []);
  const [lately] = useState(chosenLately);
  const [chosen, setChosen] = useState('');
  const found = useFound(typed);
  const { named, also } = matchEntries(entries, typed, lately);
  const isEmpty = typed.trim() === '';
  const isFound = found?.typed === typed;
  const records = isEmpty ? undefined : found;
  const first = named[0]?.id ?? records?.records[0]?.id ?? also[0]?.id ?? '';
  // What the arrows have come to is of another list once this one is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another list begins at its first entry
  useEffect(() => setChosen(first), [typed, isFound]);
  /** The palette closes before it does something: what that opens, or gives the focus to, is not taken away again. */
  const choose = (run: () => void, id?: string) => {
    if (id !== undefined) noteChosen(id);
    run();
    close();
  };
  return (
    <Command
      shouldFilter={false}
      loop
      label="Commands"
      value={chosen}
      onValueChange={setChosen}
      className={styles.palette}
    >
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder="Search everything, or say what to do"
        enterKeyHint="go"
        dir="auto"
        className={styles.input}
      />
      <Command.List label="What was found" className={styles.list}>
        <Entries
          heading={isEmpty && named.length < entries.length ? 'Lately' : 'Commands'}
          entries={named}
          {...{ typed, choose }}
        />
        {records && <FoundRecords found={records} choose={choose} />}
        <Entries heading="Maybe" entries={also} {...{ typed, choose }} />
      </Command.List>
      <p role="status" className={styles.outcome}>
        {isFound && outcomeWords(found, named.length + also.length)}
      </p>
    </Command>
  );
}
