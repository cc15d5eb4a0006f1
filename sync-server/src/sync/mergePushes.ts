/** One record per row of the push, however many changes of a batch speak of it. */
import { mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { PushedRecord } from '../db/pushStatement.ts';
import type { AcceptedChange } from './judgeChange.ts';

export interface Push {
  workspace: string;
  changes: readonly AcceptedChange[];
}

export interface MergedRecord extends PushedRecord {
  /** Positions in the batch of the exchanges that push it. */
  from: Set<number>;
}

/** By `recordKey`, in the order of first mention. */
export function mergePushes(pushes: readonly Push[]): Map<string, MergedRecord> {
  const records = new Map<string, MergedRecord>();
  pushes.forEach(({ workspace, changes }, position) => {
    for (const { sent, fields } of changes) {
      const key = recordKey(workspace, sent);
      const known = records.get(key);
      if (known === undefined) {
        records.set(key, { workspace, entity: sent.entity, id: sent.id, fields, from: new Set([position]) });
        continue;
      }
      // The later one is the base: two stamps that were pulled back to the same moment tie, and the later edit stays.
      known.fields = mergeFields(fields, known.fields).fields;
      known.from.add(position);
    }
  });
  return records;
}

export function recordKey(workspace: string, { entity, id }: { entity: string; id: string }): string {
  return `${workspace} ${entity} ${id}`;
}
