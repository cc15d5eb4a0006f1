/** The text box of the line, its keys, and what is wrong with it. */
import { X } from 'lucide-react';
import type { FormEvent, KeyboardEvent, RefObject } from 'react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ignoreHeldKey } from '../../ui/useDeed.ts';
import styles from './Capture.module.css';
import type { CaptureState } from './useCapture.ts';

interface CaptureFieldProps {
  state: CaptureState;
  input: RefObject<HTMLInputElement | null>;
  /** To what was understood. */
  onDown(): void;
  onClose(): void;
}

export function CaptureField({ state, input, onDown, onClose }: CaptureFieldProps) {
  const { text, captured, saving, type } = state;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    input.current?.focus();
    void saving.save();
  };
  const isWrong = saving.trouble !== null;
  return (
    <>
      <form className={styles.line} onSubmit={onSubmit}>
        <input
          ref={input}
          aria-label="Capture"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'capture-trouble' : 'capture-keys'}
          placeholder={captured?.part.example ?? ''}
          autoComplete="off"
          enterKeyHint="done"
          dir="auto"
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => pressKey(event, state, onDown)}
        />
        <Button weight="primary" type="submit">
          Add
        </Button>
        <IconButton icon={X} label="Close the capture line" onClick={onClose} />
      </form>
      {isWrong && (
        <p id="capture-trouble" role="alert" className={styles.trouble}>
          {saving.trouble}
        </p>
      )}
    </>
  );
}

function pressKey(event: KeyboardEvent<HTMLElement>, { text, saving, nextKind }: CaptureState, down: () => void): void {
  const { key, altKey, nativeEvent } = event;
  if (nativeEvent.isComposing) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (key === 'Enter' && isCommand) void saving.openForm();
  else if (altKey && (key === 'ArrowDown' || key === 'ArrowUp')) nextKind(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'ArrowDown') down();
  else if (key === 'z' && isCommand && text === '' && saving.last !== null) void saving.takeBackLast();
  else {
    ignoreHeldKey(event);
    return;
  }
  event.preventDefault();
}
