/** Said below what a search has found, where it may have missed something [SE4]. */
import { useDevice } from '../data/DeviceProvider.tsx';
import { hasLongRecord } from '../data/search/hasLongRecord.ts';
import { mostWords } from '../data/search/wordsOf.ts';
import { useLive } from '../data/useLive.ts';

export function LongRecordNote({ entity }: { entity: string }) {
  const { db } = useDevice();
  const isThere = useLive(() => hasLongRecord(db, entity), [db, entity]);
  return isThere === true && <p>Of very long records only the first {mostWords} different words are looked through.</p>;
}
