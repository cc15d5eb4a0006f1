/** What is typed into one open form or line, kept as a draft while it is typed, and an older draft to go on with [FO4]. */
import { useCallback, useEffect, useState } from 'react';
import { useDevice } from '../data/DeviceProvider.tsx';
import type { DraftRow } from '../data/database.ts';
import { dropDraft, keepDraft, leaveDraft, useLeftDrafts } from '../data/drafts.ts';
import type { Typed } from '../ui/form/formTexts.ts';

export interface DraftPlace {
  entity: string;
  /** The record the form is open on; null for one that is yet to be made. */
  record: string | null;
  /** The draft the form was opened with. */
  resumed?: DraftRow | null | undefined;
}

export interface Draft {
  row: DraftRow;
  type(typed: Typed): void;
  /** Begins an empty draft for the next record, while this one is saved. */
  renew(): void;
  /** This one again, since it could not be saved; unless the next one has been begun. */
  takeBack(row: DraftRow): void;
  /**
   * A copy of this one in the empty line, while it takes long to be saved; returns how to take it away, unless it has been
   * changed.
   */
  show(row: DraftRow): () => void;
  /** What stands here is such a copy: it is being saved already. */
  isUnderWay: boolean;
  /** One that was left behind and belongs here. */
  offered: DraftRow | null;
  goOn(offered: DraftRow): void;
}

export function useDraft({ entity, record, resumed }: DraftPlace): Draft {
  const device = useDevice();
  const begin = useCallback(
    (): DraftRow => ({
      id: device.newId(),
      entity,
      record: record ?? device.newId(),
      isNew: record === null,
      typed: {},
      at: device.now(),
    }),
    [device, entity, record],
  );
  const [draft, setDraft] = useState<DraftRow>(() => resumed ?? begin());
  const [copy, setCopy] = useState<DraftRow | null>(null);
  const { id } = draft;
  const isTyped = Object.keys(draft.typed).length > 0;
  useEffect(() => {
    if (!isTyped) return;
    const letGo = device.draftHolds.hold(id);
    return () => {
      letGo();
      void leaveDraft(device, id);
    };
  }, [device, id, isTyped]);

  const takeBack = (row: DraftRow) => setDraft((now) => (Object.keys(now.typed).length === 0 ? row : now));
  const left = useLeftDrafts(entity) ?? [];
  const offered = left.find((other) => other.isNew === draft.isNew && (other.isNew || other.record === record)) ?? null;
  return {
    row: draft,
    type(typed) {
      const next = { ...draft, typed: { ...typed } };
      setDraft(next);
      void keepDraft(device, next);
    },
    renew: () => setDraft(begin()),
    takeBack,
    show(row) {
      // Whoever changes it means another record than the one that is being saved.
      const shown = { ...row, id: device.newId(), record: device.newId() };
      setCopy(shown);
      takeBack(shown);
      return () => setDraft((now) => (now === shown ? begin() : now));
    },
    isUnderWay: draft === copy,
    offered: offered?.id === id ? null : offered,
    goOn: setDraft,
  };
}

export function useDropDraft(): (id: string) => Promise<void> {
  const device = useDevice();
  return (id) => dropDraft(device, id);
}
