/**
 * What stands on a page in an order of its own is moved by keys: Space on its handle takes it up, arrows carry it past
 * the others, Space puts it down; Escape, or the focus going elsewhere, leaves it where it was. Nothing is measured and
 * nothing waited for, so the first arrow counts however soon it comes. A handle lies in its row, which says by `data-row`
 * whose it is.
 */
import { createContext, type FocusEvent, type KeyboardEvent, useState } from 'react';
import { type Carry, isHome, stepCarry, stepOf, takeUp } from './stepCarry.ts';

export type CarryStep = 'taken' | 'goes' | 'put' | 'back';

export interface CarryPorts {
  /** What is said of it at each step; what is home again is `back`. */
  words(carry: Carry, step: CarryStep): string | undefined;
  onDrop(carry: Carry): unknown;
}

/** What makes a button the handle of the row it lies in. */
export interface CarryHandle {
  'data-handle': true;
  /** Before lists take a key for themselves. */
  onKeyDownCapture(event: KeyboardEvent<HTMLElement>): void;
  onBlur(event: FocusEvent<HTMLElement>): void;
}

/** For rows that lie deep in lists: their handle, and which one is carried. */
export const CarryContext = createContext<{ handle: CarryHandle; carried: string | undefined } | null>(null);

export const carryInstructions = 'Space takes it up and puts it down, arrows move it meanwhile, Escape puts it back.';

export function useCarry({ words, onDrop }: CarryPorts) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const [said, setSaid] = useState('');
  const say = (of: Carry, step: CarryStep) => setSaid(words(of, step) ?? '');

  const end = (of: Carry, step: 'put' | 'back') => {
    setCarry(null);
    say(of, isHome(of) ? 'back' : step);
    if (step === 'put' && !isHome(of)) onDrop(of);
  };
  const handle: CarryHandle = {
    'data-handle': true,
    onKeyDownCapture(event) {
      const next = carry === null ? null : stepped(carry, event);
      if (carry === null) {
        if (!isPress(event)) return;
        const taken = takeUp(rowOf(event.currentTarget));
        setCarry(taken);
        say(taken, 'taken');
      } else if (isPress(event) || event.key === 'Escape') {
        end(carry, event.key === 'Escape' ? 'back' : 'put');
      } else if (next !== null) {
        setCarry(next);
        if (next !== carry) say(next, 'goes');
        rowElement(next.over)?.scrollIntoView({ block: 'nearest' });
      } else if (event.key === 'Tab') {
        return;
      }
      // It moves the row: neither the focus nor anything else.
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur() {
      if (carry !== null) end(carry, 'back');
    },
  };
  return { carry, said, context: { handle, carried: carry?.row } };
}

const isPress = ({ key }: { key: string }) => key === ' ' || key === 'Enter';

function stepped(carry: Carry, { key }: { key: string }): Carry | null {
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const step = stepOf(key, isRtl);
  return step === undefined ? null : stepCarry(carry, handledRows(), step);
}

const handledRows = () => [...document.querySelectorAll<HTMLElement>('[data-handle]')].map(rowOf);

const rowOf = (handle: HTMLElement) => handle.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';

const rowElement = (row: string) => document.querySelector(`[data-row="${CSS.escape(row)}"]`);
