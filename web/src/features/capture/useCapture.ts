/** All that the line can do: what stands in it, what that comes to, and how it becomes a record. */
import { useDeferredValue } from 'react';
import type { AskedLine } from '../../widgets/openCapture.ts';
import { useLine } from './useLine.ts';
import { useSaveLine } from './useSaveLine.ts';
import { useUnderstood } from './useUnderstood.ts';

export function useCapture(asked: AskedLine) {
  const line = useLine(asked);
  const understanding = useUnderstood();
  const saving = useSaveLine(line, understanding);
  const { text, choices } = line;
  // A key is shown at once, whatever it takes to understand the line.
  const shown = useDeferredValue(text);
  const captured = understanding.understand(shown, choices);
  const type = (typed: string, chosen = choices) => {
    saving.forgive();
    line.type(typed, chosen);
  };
  return {
    ...{ text, choices, shown, captured, type },
    reader: understanding.reader,
    today: understanding.today,
    draft: line.draft,
    saving,
    isKindChosen: choices.kind !== null,
    choose: (kind: string) => type(text, { ...choices, kind }),
    decline: (key: string) => type(text, { ...choices, declined: [...choices.declined, key] }),
    /** The next likeliest; `step` -1: the one before. */
    nextKind(step = 1) {
      if (captured === null) return;
      const { kinds, part } = captured;
      const at = kinds.indexOf(part.of.entity.name) + step + kinds.length;
      type(text, { ...choices, kind: kinds[at % kinds.length] ?? null });
    },
  };
}

export type CaptureState = ReturnType<typeof useCapture>;
