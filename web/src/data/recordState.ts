/** How far each record that is not synced has come: the small print beside a row. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useDevice } from './DeviceProvider.tsx';

/** Nothing is said of a synced record. "Sending" is the app's to add: the data layer does not know of runs. */
export type RecordState = 'synced' | 'saved_here' | 'needs_you';

/** Live state of one record: two key lookups. */
export function useRecordState(entity: string, id: string): RecordState {
  const { db } = useDevice();
  const state = useLiveQuery(async (): Promise<RecordState> => {
    if ((await db.refused.where({ entity, id }).count()) > 0) return 'needs_you';
    return (await db.outbox.where({ entity, id }).count()) > 0 ? 'saved_here' : 'synced';
  }, [db, entity, id]);
  return state ?? 'synced';
}
