/**
 * An entity's card on the dashboard: its frame, its one way to add, and its form or a draft of it. It is shown when what
 * it shows has been read, together with the other cards.
 */
import type { ComponentType, ReactNode } from 'react';
import { WidgetCard } from '../ui/WidgetCard.tsx';
import { LeftDraft } from './DraftOffer.tsx';
import { useEditing } from './useEditing.ts';
import type { FormProps, WidgetDefinition } from './widgetDefinition.ts';

interface EntityCardProps {
  of: WidgetDefinition;
  Form: ComponentType<FormProps>;
  /** Its first data has come. */
  isReady: boolean;
  /** Small print beside the heading. */
  aside?: ReactNode;
  /** Above the draft that was left. */
  top?: ReactNode;
  children(edit: (record: { id: string }) => void): ReactNode;
}

export function EntityCard({ of, Form, isReady, aside, top, children }: EntityCardProps) {
  const { editing, add, edit, goOn, close } = useEditing();
  return (
    <WidgetCard name={of.name} addLabel={`Add ${of.words[0]}`} onAdd={add} aside={aside} isReady={isReady}>
      {top}
      {editing ? <Form opened={editing} onClose={close} /> : <LeftDraft entity={of.entity.name} onGoOn={goOn} />}
      {children(edit)}
    </WidgetCard>
  );
}
