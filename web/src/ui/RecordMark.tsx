/**
 * How far a record has come, in the smallest print: a hollow ring while it is only here, a filled diamond when it
 * needs a person, nothing once the server has it. The ring closes into nothing when that answer arrives.
 */
import { use, useEffect, useState } from 'react';
import styles from './RecordMark.module.css';
import { RunningContext } from './RunningContext.ts';

export type MarkState = 'synced' | 'saved_here' | 'needs_you';

const sendingAfterMs = 1000;

export function RecordMark({ state }: { state: MarkState }) {
  const sending = useHeld(use(RunningContext) && state === 'saved_here');
  const [last, setLast] = useState(state);
  const [closing, setClosing] = useState(false);
  if (last !== state) {
    setLast(state);
    setClosing(last === 'saved_here' && state === 'synced');
  }
  if (state === 'synced') {
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

export function Sign({ shape }: { shape: 'ring' | 'diamond' | 'tick' }) {
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={styles.sign}>
      {shape === 'ring' && <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {shape === 'diamond' && <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" />}
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
