/** What a device is told about one change, from what is stored now. */
import { isDeepStrictEqual } from 'node:util';
import type { Fields, Pair } from '@holdfast/shared/merge/mergeFields';
import type { RejectionCode, Verdict } from '@holdfast/shared/protocol/exchange';
import { maxFieldsPerRecord, maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import type { AcceptedChange } from './judgeChange.ts';
import type { StorageRefusal, StoredRecord } from './pushStatement.ts';

const refusals: Record<StorageRefusal, { code: RejectionCode; message: string }> = {
  too_large: { code: 'too_large', message: `the record would grow larger than ${maxStoredRecordBytes / 1024} KiB` },
  too_many_fields: { code: 'too_large', message: `the record would have more than ${maxFieldsPerRecord} fields` },
  over_quota: { code: 'over_quota', message: 'the room of this workspace on the server is used up' },
};

/** `merged`: what the batch pushed of this record, this change among it. */
export function planVerdict(accepted: AcceptedChange, merged: Fields, stored: StoredRecord): Verdict {
  const { sent, fields: offered } = accepted;
  const { entity, id } = sent;
  if (stored.refusal !== null) return { entity, id, verdict: 'rejected', ...refusals[stored.refusal] };
  // New, and stored as it was sent: what most changes of a first sync are.
  const isNew = stored.taken === null && stored.version !== null;
  if (isNew && merged === sent.fields) return { entity, id, verdict: 'applied' };
  const differing: Record<string, Pair> = {};
  let isTaken = false;
  for (const [name, pair] of Object.entries(sent.fields)) {
    // Own keys only: a field may be called "constructor".
    const kept = (Object.hasOwn(stored.kept, name) ? stored.kept[name] : merged[name]) as Pair;
    if (!isSame(kept, pair)) differing[name] = kept;
    if ((stored.taken?.includes(name) ?? true) && isSame(kept, offered[name] as Pair)) isTaken = true;
  }
  const differs = Object.keys(differing).length > 0;
  const verdict = isTaken ? 'applied' : differs ? 'superseded' : 'unchanged';
  return { entity, id, verdict, ...(differs && { fields: differing }) };
}

function isSame([value, stamp]: Pair, [otherValue, otherStamp]: Pair): boolean {
  return stamp === otherStamp && (value === otherValue || isDeepStrictEqual(value, otherValue));
}
