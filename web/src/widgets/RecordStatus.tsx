/** The live state of one record, beside its row. */
import { useRecordState } from '../data/outbox/waiting.ts';
import { RecordMark } from '../ui/RecordMark.tsx';

export function RecordStatus({ entity, id }: { entity: string; id: string }) {
  return <RecordMark state={useRecordState(entity, id)} />;
}
