/** The one line at the bottom of the window: what just happened, and for a while the way back. */
import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import styles from './Notices.module.css';
import { type SaveOutcome, troubleWords } from './saveOutcome.ts';

interface Notice {
  text: string;
  undo: (() => Promise<SaveOutcome>) | null;
  edit?: (() => void) | undefined;
  /** Of those that can be taken back: each is gone to by Tab once. */
  number: number;
}

export interface Notices {
  /** Says what was done and offers to take it back, or to go on with it. The newest notice replaces the one before. */
  offerUndo(text: string, undo: () => Promise<SaveOutcome>, edit?: () => void): void;
  /** Says why nothing was done, or what is not plain of what was; nothing otherwise. */
  tell(outcome: SaveOutcome): void;
}

const shownMs = 10_000;
const NoticesContext = createContext<Notices | null>(null);

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (notices === null) throw new Error('useNotices outside NoticesProvider');
  return notices;
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const count = useRef(0);
  const notices = useMemo<Notices>(
    () => ({
      offerUndo: (text, undo, edit) => setNotice({ text, undo, edit, number: ++count.current }),
      tell(outcome) {
        const text = outcome.ok ? outcome.words : troubleWords(outcome);
        if (text !== undefined) setNotice({ text, undo: null, number: 0 });
      },
    }),
    [],
  );
  const dismiss = useCallback(() => setNotice(null), []);
  return (
    <NoticesContext value={notices}>
      {children}
      <NoticeBar notice={notice} dismiss={dismiss} tell={notices.tell} />
    </NoticesContext>
  );
}

interface NoticeBarProps {
  notice: Notice | null;
  dismiss(): void;
  tell: Notices['tell'];
}

/** Leaves by itself, but never while a pointer or the focus is on it. */
function NoticeBar({ notice, dismiss, tell }: NoticeBarProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (notice === null || held) return;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [notice, held, dismiss]);

  const leave = () => {
    setHeld(false);
    dismiss();
  };
  const takeBack = async (undo: () => Promise<SaveOutcome>) => {
    leave();
    tell(await undo());
  };
  const undo = notice?.undo ?? null;
  return (
    <aside
      aria-label="Last action"
      className={styles.place}
      data-notice={undo && notice?.number}
      onPointerEnter={({ pointerType }) => setHeld(pointerType === 'mouse')}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className={notice === null ? undefined : styles.bar}>
        <p aria-live="polite" className={styles.text}>
          {notice?.text}
        </p>
        {undo !== null && (
          <Button weight="quiet" onClick={() => takeBack(undo)}>
            Undo
          </Button>
        )}
        {notice?.edit && (
          <Button
            weight="quiet"
            onClick={() => {
              leave();
              notice.edit?.();
            }}
          >
            Edit
          </Button>
        )}
        {notice !== null && <IconButton icon={X} label="Dismiss" onClick={leave} />}
      </div>
    </aside>
  );
}
