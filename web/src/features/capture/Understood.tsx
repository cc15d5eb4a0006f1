/** What the line is understood as: its kind, then each thing that it says. Pressing one takes it away again. */
import { ChevronsUpDown, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { kindWord } from '../../widgets/recordWords.ts';
import styles from './Capture.module.css';
import type { Captured } from './capture.ts';
import type { Reader } from './loadReader.ts';

interface UnderstoodProps {
  captured: Captured;
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
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  const decline = (key: string, at: number) => {
    // Whoever pressed it by key goes on with the next one; with a finger the text keeps the focus.
    const had = list.current?.contains(document.activeElement) === true;
    onDecline(key);
    if (had) requestAnimationFrame(() => (buttons()[Math.min(at, buttons().length - 1)] ?? null)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = buttons().indexOf(event.target as HTMLButtonElement);
    const isReverse = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = { ArrowRight: isReverse ? -1 : 1, ArrowLeft: isReverse ? 1 : -1 }[event.key];
    if (event.key === 'ArrowUp' || step === undefined) {
      if (event.key === 'ArrowUp') onLeave();
      else if (event.key === 'Backspace' || event.key === 'Delete') (event.target as HTMLElement).click();
      else return;
    } else buttons()[at + step]?.focus();
    event.preventDefault();
  };
  const { part, understood } = captured;
  return (
    <ul ref={list} aria-label="Understood" className={styles.chips} onKeyDown={onKeyDown}>
      <li>
        <button
          type="button"
          className={styles.kind}
          title="Another kind (Alt ↓)"
          onMouseDown={keepFocus}
          onClick={onNextKind}
        >
          {kindWord(part.of.entity.name)}
          <ChevronsUpDown size={12} aria-hidden />
        </button>
      </li>
      {understood.map((token, at) => {
        const key = reader.tokenKey(text, token);
        return (
          <li key={`${key} ${token.from}`}>
            <button
              type="button"
              className={styles.chip}
              title="Take away: its words go back"
              onMouseDown={keepFocus}
              onClick={() => decline(key, at + 1)}
            >
              <bdi>{reader.chipWords(token, today)}</bdi>
              <X size={12} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();
