/** Whether one pushed change may be stored. Knows nothing of its neighbours, so a bad one cannot fail them [SV3]. */

import { pullAllBack } from '@holdfast/shared/clock/pullAllBack';
import { findEntity, type Registry, refuseValue } from '@holdfast/shared/entities/defineEntity';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { type Change, change, type RejectionCode, type Verdict } from '@holdfast/shared/protocol/exchange';
import { maxFieldsPerRecord, maxRecordBytes } from '@holdfast/shared/protocol/limits';
import { refuseUnstorable } from '@holdfast/shared/protocol/storable';
import type { Role } from '../sharing/members.ts';

export interface AcceptedChange {
  kind: 'accepted';
  /** As the device sent it. */
  sent: Change;
  /** As it is to be merged: stamps from the future pulled back [HLC3]. */
  fields: Fields;
}

export interface RejectedChange {
  kind: 'rejected';
  verdict: Verdict;
}

export interface Judge {
  registry: Registry;
  role: Role;
  nowMs: number;
}

export function judgeChange(judge: Judge, element: unknown): AcceptedChange | RejectedChange {
  const refusal = refuseChange(judge, element);
  if (refusal !== null) return rejectChange(element, ...refusal);
  const sent = element as Change;
  return { kind: 'accepted', sent, fields: pullAllBack(sent.fields, judge.nowMs) };
}

function rejectChange(element: unknown, code: RejectionCode, message: string): RejectedChange {
  const { entity, id } = (element ?? {}) as Record<string, unknown>;
  const name = (value: unknown) => (typeof value === 'string' ? value : '');
  return { kind: 'rejected', verdict: { entity: name(entity), id: name(id), verdict: 'rejected', code, message } };
}

function refuseChange({ registry, role }: Judge, element: unknown): [RejectionCode, string] | null {
  if (role === 'viewer') return ['read_only', 'you may read this workspace, not change it'];
  // The wire schema looks no deeper than the pairs; values are measured before anything recursive reads them.
  const parsed = change.safeParse(element);
  if (!parsed.success) return refuseShape(parsed.error.issues[0]);
  const { entity: entityName, fields } = element as Change;
  const entity = findEntity(registry, entityName);
  if (entity === undefined) return ['unknown_entity', `this server knows no "${entityName}"`];
  // The schema's record type passes this one key over in silence.
  if (Object.hasOwn(fields, '__proto__')) return ['invalid_field', '__proto__: field names are letters, digits and _'];
  const pairs = Object.entries(fields);
  if (pairs.length > maxFieldsPerRecord) {
    return ['too_large', `${pairs.length} fields, at most ${maxFieldsPerRecord} fit`];
  }
  for (const [name, [value]] of pairs) {
    const reason = refuseUnstorable(value) ?? refuseValue(entity, name, value);
    if (reason !== null) return ['invalid_field', `${name}: ${reason}`];
  }
  const bytes = Buffer.byteLength(JSON.stringify(fields));
  return bytes > maxRecordBytes ? ['too_large', `${bytes} bytes, at most ${maxRecordBytes} fit`] : null;
}

function refuseShape(issue: { path: PropertyKey[]; message: string } | undefined): [RejectionCode, string] {
  const [member, field] = issue?.path ?? [];
  const place = String(field ?? member ?? 'change');
  const message = issue?.message ?? 'not understood';
  return [
    member === 'entity' ? 'unknown_entity' : 'invalid_field',
    message.startsWith(place) ? message : `${place}: ${message}`,
  ];
}
