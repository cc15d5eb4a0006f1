/** What stands in the capture line, and what a person made of it: all of it is a draft, kept with every key [FO4]. */
import { useEffect, useRef, useState } from 'react';
import { useDevice } from '../../data/DeviceProvider.tsx';
import type { DraftRow } from '../../data/database.ts';
import { takeTyped } from '../../ui/keys/typedAhead.ts';
import type { AskedLine } from '../../widgets/openCapture.ts';
import { type Draft, useDraft } from '../../widgets/useDraft.ts';
import type { CaptureOptions } from './capture.ts';

/** Under this name lie the drafts of the line; no entity can be called so. */
export const lineDrafts = 'capture line';

export interface Choices extends CaptureOptions {
  kind: string | null;
  declined: readonly string[];
}

export interface Line {
  text: string;
  choices: Choices;
  draft: Draft;
  type(text: string, choices?: Choices): void;
  /** Free for the next one; the kind it was opened for stays. */
  clear(): void;
  /** That one again: it could not be saved. */
  giveBack(row: DraftRow): void;
}

/** Nothing chosen, nothing taken away. */
export const free: Choices = { kind: null, declined: [] };

export function useLine(asked: AskedLine): Line {
  const device = useDevice();
  const draft = useDraft({ entity: lineDrafts, record: null });
  const [choices, setChoices] = useState(free);
  /** Once somebody has typed or saved, an empty line is empty. */
  const isTouched = useRef(false);
  const text = draft.row.typed.line?.text ?? '';
  const typedAs = (typed: string, chosen: Choices) =>
    typed === '' ? {} : { line: { text: typed, from: '', base: chosen } };
  const goOn = (row: DraftRow) => {
    draft.goOn(row);
    setChoices((row.typed.line?.base as Choices | undefined) ?? free);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the line is asked for anew, and only then
  useEffect(() => {
    if (asked.text === undefined && asked.kind === undefined) return;
    const chosen = { ...free, kind: asked.kind ?? null };
    if (asked.text === undefined) {
      isTouched.current = true;
      return setChoices(chosen);
    }
    const ids = { id: device.newId(), record: device.newId() };
    goOn({ ...ids, entity: lineDrafts, isNew: true, typed: typedAs(asked.text, chosen), at: device.now() });
  }, [asked]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is there
  useEffect(() => {
    const ahead = takeTyped();
    if (ahead === '') return;
    isTouched.current = true;
    draft.type(typedAs(ahead, choices));
  }, []);

  const { offered } = draft;
  const isPlain = asked.text === undefined && asked.kind === undefined;
  // What was left in the line stands in it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it has been found
  useEffect(() => {
    if (offered !== null && isPlain && text === '' && !isTouched.current) goOn(offered);
  }, [offered, isPlain]);

  return {
    text,
    choices,
    draft: { ...draft, goOn },
    type(typed, chosen = choices) {
      isTouched.current = true;
      setChoices(typed === '' && chosen === choices ? { ...chosen, declined: [] } : chosen);
      draft.type(typedAs(typed, chosen));
    },
    clear() {
      isTouched.current = true;
      draft.renew();
      setChoices({ ...free, kind: asked.text === undefined ? (asked.kind ?? null) : null });
    },
    giveBack(row) {
      draft.takeBack(row);
      setChoices((row.typed.line?.base as Choices | undefined) ?? free);
    },
  };
}
