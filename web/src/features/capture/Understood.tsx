/** What the line is understood as: its kind, then each thing that it says. Pressing one takes it away again. */
import { ChevronsUpDown, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { kindWord } from '../../widgets/recordWords.ts';
import styles from './Capture.module.css';
import type { Captured } from './capture.ts';
import type { Reader } from './loadReader.ts';

interface UnderstoodProps {
  captured: Captured;
  /** The line it was understood of. */
  text: string;
  today: string;
  reader: Reader;
  onNextKind(): void;
  onDecline(key: string): void;
  /** Back to the text. */
  onLeave(): void;
}

export function Understood({ captured, text, today, reader, onNextKind, onDecline, onLeave }: UnderstoodProps) {
  const list = useRef<HTMLUListElement>(null);
  const { part, understood } = captured;
  const decline = (key: string, at: number) => {
    // Who pressed it by a key goes on with the next one; under a finger the text has kept the focus.
    const had = list.current?.contains(document.activeElement) === true;
    flushSync(() => onDecline(key));
    if (had) chipAt(list.current, at)?.focus();
  };
  return (
    <ul
      ref={list}
      aria-label="Understood"
      className={styles.chips}
      onKeyDown={(event) => goByKey(event, onLeave)}
      onMouseDown={(event) => event.preventDefault()}
    >
      <li>
        <button type="button" className={styles.kind} title="Make it another kind (Alt ↓)" onClick={onNextKind}>
          {kindWord(part.of.entity.name)}
          <ChevronsUpDown size={12} aria-hidden />
        </button>
      </li>
      {understood.map((token, at) => {
        const key = reader.tokenKey(text, token);
        const words = reader.chipWords(token, today);
        return (
          <li key={`${key} ${token.from}`}>
            <button type="button" className={styles.chip} title={takeAway} onClick={() => decline(key, at + 1)}>
              <bdi>{words}</bdi>
              <X size={12} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const takeAway = 'Take away: its words go back into the title';

/** The button of this place, or the last one. */
function chipAt(list: HTMLElement | null, at: number): HTMLElement | undefined {
  return [...(list?.querySelectorAll('button') ?? [])].slice(0, at + 1).at(-1);
}

function goByKey(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  const { currentTarget: list, target, key } = event;
  const forth = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const buttons = [...list.querySelectorAll('button')];
  const at = buttons.indexOf(target as HTMLButtonElement);
  if (key === 'ArrowUp') leave();
  else if (key === 'ArrowRight' || key === 'ArrowLeft') buttons[at + (key === forth ? 1 : -1)]?.focus();
  else if ((key === 'Backspace' || key === 'Delete') && at > 0) buttons[at]?.click();
  else return;
  event.preventDefault();
}
