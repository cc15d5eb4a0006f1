/**
 * Saves what stands in the line: one press, one record [FO3]. The line is free for the next one at once; what could not be
 * saved stands in it again.
 */
import { use, useRef, useState } from 'react';
import { storeOf, useDevice } from '../../data/DeviceProvider.tsx';
import type { DraftRow } from '../../data/database.ts';
import { keepDraft } from '../../data/drafts.ts';
import type { WriteOutcome } from '../../data/write.ts';
import { typeInto } from '../../ui/form/formTexts.ts';
import { useNotices } from '../../ui/Notices.tsx';
import { StorageTrouble } from '../../ui/StorageTrouble.ts';
import { troubleWords } from '../../ui/saveOutcome.ts';
import { visibleText } from '../../ui/words/visibleText.ts';
import { closeCapture } from '../../widgets/openCapture.ts';
import { openRecord, resumeDraft } from '../../widgets/openRecord.ts';
import { saveFromLine } from '../../widgets/saveFromLine.ts';
import type { Captured } from './capture.ts';
import type { Line } from './useLine.ts';
import type { Understanding } from './useUnderstood.ts';

type Saved = Extract<WriteOutcome, { ok: true }>;

export function useSaveLine(line: Line, { read }: Understanding) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();
  const [trouble, setTrouble] = useState<string | null>(null);
  const storageTrouble = use(StorageTrouble);
  const [last, setLast] = useState<Saved | null>(null);
  const begun = useRef(new Set<string>());

  const takeBack = async (saved: Saved) => (await import('../../widgets/wayBack.ts')).wayBack(device, saved);

  const write = async ({ part, values, title }: Captured, row: DraftRow) => {
    const store = storeOf(device, part.of.entity);
    const saved = { clear: line.clear, show: line.draft.show, giveBack: line.giveBack };
    const outcome = await saveFromLine(device, row, saved, () =>
      part.add(device, store, values, row.record, { draft: row.id }),
    );
    if (!outcome.ok) return setTrouble(troubleWords(outcome));
    setLast(outcome);
    const named = part.of.title(values as never) || title;
    offerUndo(
      `Added to ${part.of.name}: “${named}”`,
      () => takeBack(outcome),
      () => {
        openRecord(outcome);
        closeCapture();
      },
    );
  };

  const save = async () => {
    const { row } = line.draft;
    if (visibleText(line.text) === '' || line.draft.isUnderWay || begun.current.has(row.id)) return;
    begun.current.add(row.id);
    try {
      const { captured } = await read(line.text, line.choices);
      const [error] = Object.values(captured.errors);
      setTrouble(error ?? null);
      if (error === undefined) await write(captured, row);
    } finally {
      begun.current.delete(row.id);
    }
  };

  /** The form of its kind, with all that was understood; what was typed goes on as that form's draft. */
  const openForm = async () => {
    const { row } = line.draft;
    const { captured } = await read(line.text, line.choices);
    const { part, texts } = captured;
    const typed = { ...typeInto({}, texts, { texts: {}, record: null }) };
    const draft = { ...row, id: device.newId(), entity: part.of.entity.name, typed, at: device.now() };
    if (line.text !== '') await keepDraft(device, draft);
    line.clear();
    await keepDraft(device, { ...row, typed: {} });
    resumeDraft(draft);
    closeCapture();
  };

  return {
    save,
    openForm,
    trouble: trouble ?? (line.draft.isUnderWay ? storageTrouble : null),
    forgive: () => setTrouble(null),
    last,
    async takeBackLast() {
      if (last === null) return;
      setLast(null);
      const outcome = await takeBack(last);
      tell(outcome.ok ? { ok: true, words: outcome.words ?? 'Taken back' } : outcome);
    },
  };
}
