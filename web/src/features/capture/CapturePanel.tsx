/**
 * One line to capture anything, over any page: what it is and what was understood of it stand below it while it is typed.
 * It is no modal, so that what was just made, and the way back of it, can be seen and pressed beside it.
 */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DraftOffer } from '../../widgets/DraftOffer.tsx';
import { type AskedLine, closeCapture } from '../../widgets/openCapture.ts';
import { addRecord } from '../../widgets/openRecord.ts';
import styles from './Capture.module.css';
import { CaptureField } from './CaptureField.tsx';
import { Kinds } from './Kinds.tsx';
import { SaidUnderstood } from './SaidUnderstood.tsx';
import { Understood } from './Understood.tsx';
import { type CaptureState, useCapture } from './useCapture.ts';
import { usePanel } from './usePanel.ts';

export function CapturePanel({ asked }: { asked: AskedLine }) {
  const { panel, close } = usePanel(closeCapture);
  const input = useRef<HTMLInputElement>(null);
  const focus = () => input.current?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(focus, [asked]);
  const state = useCapture(asked);
  const { text, draft, saving, captured, reader, today } = state;
  useNoPart(state);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    close();
  };
  return (
    <section ref={panel} aria-label="Add anything" className={styles.panel} onKeyDown={onKeyDown}>
      <CaptureField
        state={state}
        input={input}
        onDown={() => panel.current?.querySelector<HTMLElement>('ul button')?.focus()}
        onClose={close}
      />
      {text === '' && draft.offered && <DraftOffer draft={draft.offered} onGoOn={draft.goOn} />}
      <div className={styles.below}>
        <Below state={state} onLeave={focus} />
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

/** What the line says; while it says nothing, what it can be for. */
function Below({ state, onLeave }: { state: CaptureState; onLeave(): void }) {
  const { text, shown, isKindChosen, captured, reader, today, nextKind, decline, choose } = state;
  if (captured === null || reader === null || (text === '' && !isKindChosen))
    return <Kinds reader={reader} onChoose={choose} />;
  return (
    <Understood
      {...{ captured, today, reader, onLeave }}
      text={shown}
      onNextKind={() => nextKind()}
      onDecline={decline}
    />
  );
}

/** An entity without a part in the line has its form. */
function useNoPart({ choices: { kind }, reader }: CaptureState): void {
  const isMissing = kind !== null && reader?.captureParts.every(({ of }) => of.entity.name !== kind) === true;
  useEffect(() => {
    if (!isMissing) return;
    addRecord(kind ?? '');
    closeCapture();
  }, [isMissing, kind]);
}
