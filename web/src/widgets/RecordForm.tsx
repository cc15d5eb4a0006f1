/**
 * The form of one record, new or there already. The record stays live under what is typed: what arrives in a field
 * nobody touched is shown, what is saved are the touched ones [FO1], and a record that is deleted meanwhile is offered
 * back [FO2].
 */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import { type ReactNode, useState } from 'react';
import { useEntityStore } from '../data/DeviceProvider.tsx';
import type { Entry } from '../data/entityStore.ts';
import type { WriteOptions, WriteOutcome } from '../data/write.ts';
import { Button } from '../ui/Button.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { type FormShape, type Texts, textsOf, typeInto } from '../ui/form/formTexts.ts';
import { planSave } from '../ui/form/planSave.ts';
import { Trouble } from '../ui/Trouble.tsx';
import { useRecordActions } from './commands/useRecordRow.tsx';
import { DraftOffer } from './DraftOffer.tsx';
import { useDraft } from './useDraft.ts';
import type { Opened, WidgetDefinition } from './widgetDefinition.ts';

export type AddRecord<T> = (values: Partial<T>, id: string, options: WriteOptions) => Promise<WriteOutcome>;

interface RecordFormProps<E extends EntityDefinition> {
  of: WidgetDefinition<E>;
  opened: Opened;
  shape: FormShape<Values<E>>;
  /** What an empty form shows. */
  blank: Texts;
  add: AddRecord<Values<E>>;
  onClose(): void;
  /** The fields; `entry` is the record, null while it is new. */
  children(entry: Entry<E> | null): ReactNode;
}

export function RecordForm<E extends EntityDefinition>(props: RecordFormProps<E>) {
  const { of, opened, shape, blank, add, onClose, children } = props;
  const [word] = of.words;
  const store = useEntityStore(of.entity);
  const actionsOf = useRecordActions(of);
  const draft = useDraft({ entity: of.entity.name, record: opened.id, resumed: opened.draft });
  const { id: draftId, record, typed } = draft.row;
  const live = store.useRecord(record);
  const [seen, setSeen] = useState<{ first: Entry<E>; last: Entry<E> } | null>(null);
  if (opened.id !== null && live && live.entry !== seen?.last) {
    setSeen({ first: seen?.first ?? live.entry, last: live.entry });
  }
  const lastSeen = seen?.last ?? null;
  // It is read just now. One of which nothing is here any more is made anew, from the draft it was opened with.
  if (opened.id !== null && lastSeen === null && live !== null) return null;

  const isGone = opened.id !== null && live !== undefined && (live === null || live.isDeleted);
  const shown = { texts: lastSeen === null ? blank : shape.show(lastSeen), record: lastSeen as Values<E> | null };
  const options = { draft: draftId };
  const actions =
    lastSeen === null || isGone ? [] : actionsOf(lastSeen).filter(({ places }) => places.includes('form'));
  const save = (values: Partial<Values<E>>, base: Partial<Values<E>>) => {
    if (lastSeen === null) return add(values, record, options);
    if (!isGone) return store.edit(lastSeen.id, values, base, options);
    const { id, ...whole } = lastSeen;
    return store.bringBack(id, { values, base, lastSeen: whole as Partial<Values<E>> }, options);
  };
  return (
    <FormDialog
      title={seen === null ? `Add ${word}` : `Edit ${of.title(seen.first)}`}
      texts={textsOf(shown.texts, typed)}
      onChange={(changes) => draft.type(typeInto(typed, changes, shown))}
      plan={() => planSave(shape, typed, shown)}
      save={save}
      onClose={onClose}
      aside={
        actions.length > 0
          ? (close) =>
              actions.map((action) => (
                <Button key={action.word} weight="danger" onClick={() => action.act().finally(close)}>
                  {action.word} this {word}
                </Button>
              ))
          : undefined
      }
      saveLabel={isGone ? 'Save and bring back' : 'Save'}
      notice={
        <>
          <Trouble
            words={isGone ? `This ${word} was deleted meanwhile. It and what you typed are still in this form.` : null}
          />
          {draft.offered && <DraftOffer draft={draft.offered} onGoOn={draft.goOn} />}
        </>
      }
    >
      {children(lastSeen)}
    </FormDialog>
  );
}
