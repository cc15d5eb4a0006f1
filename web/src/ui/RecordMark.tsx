/**
 * How far a record has come, in the smallest print: a hollow ring while it waits for the server, a filled diamond when
 * it needs a person, nothing once the server has it or where there is none to wait for.
 * The ring closes into nothing when its answer arrives.
 */
import { use, useEffect, useState } from 'react';
import styles from './RecordMark.module.css';
import { RunningContext } from './RunningContext.ts';

export type MarkState = 'settled' | 'saved_here' | 'needs_you';

const sendingAfterMs = 1000;

export function RecordMark({ state }: { state: MarkState }) {
  const sending = useHeld(use(RunningContext) && state === 'saved_here');
  const [last, setLast] = useState(state);
  const [closing, setClosing] = useState(false);
  if (last !== state) {
    setLast(state);
    setClosing(last === 'saved_here' && state === 'settled');
  }
  if (state === 'settled') {
    return closing ? (
      <span className={styles.closing} aria-hidden onAnimationEnd={() => setClosing(false)}>
        <Sign shape="ring" />
      </span>
    ) : null;
  }
  const words = state === 'needs_you' ? 'Needs you' : sending ? 'Sending' : 'Saved here';
  return (
    <span className={`${styles.mark} ${styles[state]}`} title={words}>
      <Sign shape={state === 'needs_you' ? 'diamond' : 'ring'} />
      <span className={styles.words}>{words}</span>
    </span>
  );
}

export function Sign({ shape }: { shape: 'ring' | 'diamond' | 'tick' | 'dot' }) {
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={styles.sign}>
      {shape === 'ring' && <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {shape === 'diamond' && <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" />}
      {shape === 'dot' && <circle cx="5" cy="5" r="2.5" fill="currentColor" />}
      {shape === 'tick' && <path d="m1 5.5 2.75 2.75L9 2.5" fill="none" stroke="currentColor" strokeWidth="1.75" />}
    </svg>
  );
}

/** True once `fact` has been true for a second on end. */
function useHeld(fact: boolean): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!fact) return;
    const timer = setTimeout(() => setHeld(true), sendingAfterMs);
    return () => {
      clearTimeout(timer);
      setHeld(false);
    };
  }, [fact]);
  return held;
}
