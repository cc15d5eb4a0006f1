/**
 * One press is one deed [FO3]: while a deed is under way the same is not begun again. A second click of a double click
 * comes after the first deed has often ended, and a key that is held down presses for ever: both are no press of their own.
 */
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';

/** The guarded deed, and whether it is under way. A call that comes meanwhile does nothing. */
export function useDeed<A extends unknown[]>(
  deed: (...args: A) => unknown,
): [run: (...args: A) => Promise<void>, busy: boolean] {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const run = async (...args: A) => {
    if (running.current) return;
    running.current = true;
    try {
      const done = deed(...args);
      if (!isPromise(done)) return;
      setBusy(true);
      await done;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return [run, busy];
}

/** Whether a click repeats the one before it: the second of a double click. Clicks by key or script count as none. */
export function isRepeatedClick({ detail }: Pick<MouseEvent, 'detail'>): boolean {
  return detail > 1;
}

/** Keeps a held Enter key from pressing again and again. */
export function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | null | undefined)?.then === 'function';
}
