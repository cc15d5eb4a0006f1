/** Whether two replicas agree, to the last stamp. */
import type { Pair } from '@holdfast/shared/merge/mergeFields';
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRecord } from './deletions.ts';
import { recordKey } from './storage.ts';

export interface Digest {
  /** Each record as one text: two that agree are equal. */
  records: Map<string, string>;
  /** Those that are deleted: some may have forgotten them. */
  deleted: Set<string>;
}

/** `pairs`: by field key. */
export function digest(pairs: ReadonlyMap<string, Pair>): Digest {
  const byRecord = new Map<string, Map<string, Pair>>();
  for (const [key, pair] of pairs) {
    const [entity = '', id = '', name = ''] = key.split(' ');
    const record = recordKey(entity, id);
    byRecord.set(record, (byRecord.get(record) ?? new Map<string, Pair>()).set(name, pair));
  }
  const text = (fields: Map<string, Pair>) => JSON.stringify([...fields].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    records: new Map([...byRecord].map(([record, fields]) => [record, text(fields)])),
    deleted: new Set([...byRecord].filter(([, fields]) => isDeletedRecord(fields)).map(([record]) => record)),
  };
}

/** A record that is deleted may be forgotten on either side; where it is not, it is the same. */
export function compare(name: string, server: Digest, device: Digest): void {
  const isGone = ({ records, deleted }: Digest, record: string) => !records.has(record) || deleted.has(record);
  for (const record of new Set([...server.records.keys(), ...device.records.keys()])) {
    const [there, here] = [server.records.get(record), device.records.get(record)];
    const words = `${record}: ${here} / ${there}`;
    if (isGone(server, record) !== isGone(device, record))
      throw new Broken('MG5', `only one of ${name} and the server counts as deleted ${words}`);
    if (there !== undefined && here !== undefined && there !== here)
      throw new Broken('MG1', `${name} and the server differ in ${words}`);
  }
}
