/**
 * One line to capture anything, over any page: what it is and what was understood of it stand below it while it is typed.
 * It is no modal, so that what was just made, and the way back of it, can be seen and pressed beside it.
 */
import { X } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useDeferredValue, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useBackCloses } from '../../ui/backCloses.ts';
import { usePathname } from '../../ui/page/navigate.ts';
import { ignoreHeldKey } from '../../ui/useDeed.ts';
import { DraftOffer } from '../../widgets/DraftOffer.tsx';
import { type AskedLine, closeCapture } from '../../widgets/openCapture.ts';
import { addRecord } from '../../widgets/openRecord.ts';
import styles from './Capture.module.css';
import { Kinds } from './Kinds.tsx';
import { SaidUnderstood } from './SaidUnderstood.tsx';
import { Understood } from './Understood.tsx';
import { useLine } from './useLine.ts';
import { useSaveLine } from './useSaveLine.ts';
import { useUnderstood } from './useUnderstood.ts';

export function CapturePanel({ asked }: { asked: AskedLine }) {
  const { panel, close } = usePanel();
  const input = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => input.current?.focus(), [asked]);
  const line = useLine(asked);
  const understanding = useUnderstood();
  const { reader, today } = understanding;
  const saving = useSaveLine(line, understanding);
  const { text, choices, draft } = line;
  const shown = useDeferredValue(text);
  const captured = understanding.understand(shown, choices);
  const isKindChosen = choices.kind !== null;
  useNoPart(
    choices.kind,
    reader?.captureParts.map(({ of }) => of.entity.name),
  );

  const type = (typed: string, chosen = choices) => {
    saving.forgive();
    line.type(typed, chosen);
  };
  const nextKind = (step = 1) => {
    if (captured === null) return;
    const { kinds, part } = captured;
    const at = kinds.indexOf(part.of.entity.name) + step + kinds.length;
    type(text, { ...choices, kind: kinds[at % kinds.length] ?? null });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) void saving.openForm();
    else if (event.altKey && (key === 'ArrowDown' || key === 'ArrowUp')) nextKind(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'ArrowDown') panel.current?.querySelector<HTMLElement>('ul button')?.focus();
    else if (key === 'z' && (event.ctrlKey || event.metaKey) && text === '' && saving.last) void saving.takeBackLast();
    else return ignoreHeldKey(event);
    event.preventDefault();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    input.current?.focus();
    void saving.save();
  };

  return (
    <section
      ref={panel}
      aria-label="Add anything"
      className={styles.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        close();
      }}
    >
      <form className={styles.line} onSubmit={onSubmit}>
        <input
          ref={input}
          aria-label="Capture"
          aria-invalid={saving.trouble !== null}
          aria-describedby={saving.trouble === null ? 'capture-keys' : 'capture-trouble'}
          placeholder={captured?.part.example ?? ''}
          autoComplete="off"
          enterKeyHint="done"
          dir="auto"
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button weight="primary" type="submit">
          Add
        </Button>
        <IconButton icon={X} label="Close the capture line" onClick={close} />
      </form>
      {saving.trouble !== null && (
        <p id="capture-trouble" role="alert" className={styles.trouble}>
          {saving.trouble}
        </p>
      )}
      {text === '' && draft.offered && <DraftOffer draft={draft.offered} onGoOn={draft.goOn} />}
      <div className={styles.below}>
        {captured !== null && reader !== null && (text !== '' || isKindChosen) ? (
          <Understood
            {...{ captured, today, reader }}
            text={shown}
            onNextKind={() => nextKind()}
            onDecline={(key) => type(text, { ...choices, declined: [...choices.declined, key] })}
            onLeave={() => input.current?.focus()}
          />
        ) : (
          <Kinds reader={reader} onChoose={(kind) => type(text, { ...choices, kind })} />
        )}
        <Button weight="quiet" onClick={saving.openForm}>
          More…
        </Button>
      </div>
      <p id="capture-keys" className={styles.keys}>
        Enter adds · Ctrl Enter or More… opens the form · Esc closes and keeps what you typed
        {text === '' && saving.last !== null && ' · Ctrl Z takes back the last one'}
      </p>
      {captured !== null && reader !== null && <SaidUnderstood {...{ captured, reader, today }} />}
    </section>
  );
}

/** Open over its page until it is closed, one leaves that page, or goes back. */
function usePanel() {
  const panel = useRef<HTMLElement>(null);
  const opener = useRef(document.activeElement);
  const close = () => {
    const { current: from } = opener;
    if (panel.current?.contains(document.activeElement) && from instanceof HTMLElement) from.focus();
    closeCapture();
  };
  useBackCloses(close);
  const path = usePathname();
  const opened = useRef(path);
  useEffect(() => {
    if (path !== opened.current) closeCapture();
  }, [path]);
  return { panel, close };
}

/** An entity without a part in the line has its form. */
function useNoPart(kind: string | null, kinds: readonly string[] | undefined): void {
  const isMissing = kind !== null && kinds !== undefined && !kinds.includes(kind);
  useEffect(() => {
    if (!isMissing || kind === null) return;
    addRecord(kind);
    closeCapture();
  }, [isMissing, kind]);
}
