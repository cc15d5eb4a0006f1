/** One record per row of the push, however many changes of a batch speak of it. */
import { mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { AcceptedChange } from './judgeChange.ts';
import type { PushedRecord } from './pushStatement.ts';

export interface Push {
  workspace: string;
  changes: readonly AcceptedChange[];
}

export interface MergedRecord extends PushedRecord {
  /** Positions in the batch of the exchanges that push it. */
  from: Set<number>;
}

export interface MergedPushes {
  /** In the order of first mention. */
  records: MergedRecord[];
  /** Per push and change: where in `records` it went. */
  places: number[][];
}

export function mergePushes(pushes: readonly Push[]): MergedPushes {
  const records: MergedRecord[] = [];
  const placeByKey = new Map<string, number>();
  const places = pushes.map(({ workspace, changes }, position) =>
    changes.map(({ sent, fields }) => {
      const key = `${workspace} ${sent.entity} ${sent.id}`;
      const place = placeByKey.get(key);
      if (place === undefined) {
        placeByKey.set(key, records.length);
        return records.push({ workspace, entity: sent.entity, id: sent.id, fields, from: new Set([position]) }) - 1;
      }
      const known = records[place] as MergedRecord;
      // The later one is the base: two stamps that were pulled back to the same moment tie, and the later edit stays.
      known.fields = mergeFields(fields, known.fields).fields;
      known.from.add(position);
      return place;
    }),
  );
  return { records, places };
}
