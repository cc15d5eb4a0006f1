/** Whether two replicas agree, to the last stamp. */
import { Broken } from './broken.ts';
import { recordKey } from './storage.ts';

/** Records that are not deleted, each as one text: two that agree are equal. */
export function digest(pairs: ReadonlyMap<string, [unknown, string]>): Map<string, string> {
  const byRecord = new Map<string, [string, unknown, string][]>();
  const gone = new Set<string>();
  for (const [key, [value, stamp]] of pairs) {
    const [entity = '', id = '', name = ''] = key.split(' ');
    const record = recordKey(entity, id);
    if (name === 'deleted' && value === true) gone.add(record);
    const fields = byRecord.get(record) ?? [];
    byRecord.set(record, fields);
    fields.push([name, value, stamp]);
  }
  const live = [...byRecord].filter(([record]) => !gone.has(record));
  return new Map(live.map(([record, fields]) => [record, JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)))]));
}

export function compare(name: string, expected: Map<string, string>, found: Map<string, string>): void {
  for (const record of new Set([...expected.keys(), ...found.keys()])) {
    const [there, here] = [expected.get(record), found.get(record)];
    if (there !== here) throw new Broken('MG1', `${name} and the server differ in ${record}: ${here} / ${there}`);
  }
}
