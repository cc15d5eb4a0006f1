/**
 * Keeps parts of a page out of sight until each has its first data, so that they appear together and nothing jumps.
 * Data lies on the device: this is a few frames, and it ends after `patienceMs` whatever happens.
 */
import { createContext, type ReactNode, use, useEffect, useId, useLayoutEffect, useState } from 'react';
import { holdFirstScreen } from './firstScreen.ts';

const SettledContext = createContext<((part: string) => void) | null>(null);
const patienceMs = 400;

export function Settled({ parts, children }: { parts: number; children: ReactNode }) {
  const [ready, setReady] = useState<ReadonlySet<string>>(new Set());
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const [report] = useState(() => (part: string) => setReady((known) => new Set(known).add(part)));
  const isShown = ready.size >= parts || late;
  useEffect(() => (isShown ? undefined : holdFirstScreen()), [isShown]);
  return (
    <SettledContext value={report}>
      <div style={{ display: 'contents', visibility: isShown ? 'visible' : 'hidden' }}>{children}</div>
    </SettledContext>
  );
}

/** A part says here whether its first data has come. */
export function useSettled(ready: boolean): void {
  const report = use(SettledContext);
  const part = useId();
  // Before the frame in which the last part has come, so that this frame shows them all.
  useLayoutEffect(() => {
    if (ready) report?.(part);
  }, [report, ready, part]);
}
