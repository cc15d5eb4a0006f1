/** How far the record of a row has come, as the list that shows it has read it for all its rows. */
import { createContext, type ReactNode, use } from 'react';
import { type RecordState, useRecordStates } from '../data/outbox/waiting.ts';
import { RecordMark } from '../ui/RecordMark.tsx';

export const RecordStates = createContext<ReadonlyMap<string, RecordState>>(new Map());

interface StatesProps {
  entity: string;
  rows: readonly { id: string }[];
  children: ReactNode;
}

/** Around rows that no page of a long list has read. */
export function LiveStates({ entity, rows, children }: StatesProps) {
  const states = useRecordStates(
    entity,
    rows.map(({ id }) => id),
  );
  return <RecordStates value={states}>{children}</RecordStates>;
}

export function RecordStatus({ id }: { id: string }) {
  return <RecordMark state={use(RecordStates).get(id) ?? 'settled'} />;
}
