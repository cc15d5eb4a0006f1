/** What a command asks before it is done: a press on what is likely, or a day or a name to write. */
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { storeOf, useDevice } from '../../data/DeviceProvider.tsx';
import { askedWords, hasWords } from '../../data/search/findRows.ts';
import { wordsIn } from '../../data/search/wordsIn.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { TextField } from '../../ui/form/Field.tsx';
import { type FieldErrors, FormErrors } from '../../ui/form/FormErrors.ts';
import { FormTextsContext } from '../../ui/form/FormTextsContext.ts';
import type { Texts } from '../../ui/form/formTexts.ts';
import { useToday } from '../../ui/time/clock.ts';
import { readDay } from '../../ui/time/readDay.ts';
import { visibleText } from '../../ui/words/visibleText.ts';
import styles from './AskDialog.module.css';
import type { Call } from './call.ts';
import { likelyDays } from './likelyDays.ts';
import { countOf } from './writeCommand.ts';

interface AskDialogProps {
  call: Call;
  onAnswer(value: string): Promise<void>;
  onClose(): void;
}

type Choice = { value: string; words: string };

export function AskDialog({ call, onAnswer, onClose }: AskDialogProps) {
  const { of, command, ids } = call;
  const [texts, setTexts] = useState<Texts>({});
  const [errors, setErrors] = useState<FieldErrors>({});
  const form = useMemo(() => ({ texts, change: setTexts }), [texts]);
  const choices = useChoices(call, texts.value ?? '');
  const list = useRef<HTMLFieldSetElement>(null);
  const { ask } = command;
  const isWritten = ask !== undefined && ask.kind !== 'choice';
  // A finger chooses; the keyboard of a phone would only be in its way.
  useEffect(() => {
    if (!isWritten || matchMedia('(pointer: coarse)').matches) list.current?.querySelector('button')?.focus();
  }, [isWritten]);
  if (ask === undefined) return null;

  const answer = (value: string, close: () => void) => {
    // Closed first: the focus is back where it was when rows move.
    close();
    void onAnswer(value);
  };
  const submit = (event: FormEvent, close: () => void) => {
    event.preventDefault();
    const text = visibleText(texts.value ?? '');
    const read = ask.kind === 'day' ? readDay(text) : null;
    if (read?.ok === false) return setErrors({ value: read.message });
    if (text === '') return setErrors({ value: 'Write a name, or choose one' });
    answer(text, close);
  };
  return (
    <Dialog title={`${command.name}: ${countOf(of, ids.length)}`} onClose={onClose}>
      {(close) => (
        <>
          <fieldset ref={list} aria-label="Choices" className={styles.choices}>
            {choices.map(({ value, words }) => (
              <Button key={value} onClick={() => answer(value, close)}>
                <bdi>{words}</bdi>
              </Button>
            ))}
          </fieldset>
          {isWritten && (
            <form noValidate onSubmit={(event) => submit(event, close)}>
              <FormTextsContext value={form}>
                <FormErrors value={errors}>
                  {ask.kind === 'day' ? (
                    <DayField name="value" label={`${ask.label} on`} />
                  ) : (
                    <TextField name="value" label={ask.label} />
                  )}
                </FormErrors>
              </FormTextsContext>
              <DialogActions>
                <Button weight="quiet" onClick={close}>
                  Cancel
                </Button>
                <Button weight="primary" type="submit">
                  {command.name}
                </Button>
              </DialogActions>
            </form>
          )}
        </>
      )}
    </Dialog>
  );
}

/** What is likely to be answered; of names those in use that have what is typed in them. */
function useChoices({ of, command: { ask }, ids }: Call, typed: string): Choice[] {
  const device = useDevice();
  const today = useToday();
  const [used, setUsed] = useState<string[]>([]);
  useEffect(() => {
    let isShown = true;
    if (ask?.kind === 'name') void ask.used(storeOf(device, of.entity), ids).then((names) => isShown && setUsed(names));
    return () => {
      isShown = false;
    };
  }, [device, of, ask, ids]);
  const none = ask?.none === undefined ? [] : [{ value: '', words: ask.none }];
  if (ask?.kind === 'choice') return [...ask.choices, ...none];
  if (ask?.kind === 'day') {
    const days = likelyDays(today).filter(({ value }) => !ask.isLater || value > today);
    return [...days, ...none];
  }
  const fitting = used.filter((name) => hasWords(wordsIn(name), askedWords(typed)));
  return [...fitting.map((name) => ({ value: name, words: name })), ...none];
}
