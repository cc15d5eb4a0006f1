/** Whether a record of a copy can be restored, judged by itself; and if not, why, in words for the person [FI4]. Pure. */
import { findEntity, type Registry, readValues, refuseValue } from '@holdfast/shared/entities/defineEntity';
import { deletedField, positionField } from '@holdfast/shared/merge/isDeleted';
import { maxFieldsPerRecord, maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import { fieldNamePattern, recordIdPattern } from '@holdfast/shared/protocol/namePatterns';
import { refuseUnstorable } from '@holdfast/shared/protocol/storable';
import { recordTitle, storedFieldWords } from '../../widgets/recordWords.ts';

/** As it would be written: `values` by stored names. */
export interface BackupRecord {
  entity: string;
  id: string;
  values: Readonly<Record<string, unknown>>;
}

export type RecordJudgement =
  | { is: 'good'; record: BackupRecord }
  /** It was in the bin when the copy was made. */
  | { is: 'deleted' }
  /** `what`: how it can be found in the file. */
  | { is: 'barred'; what: string; because: string };

export function judgeRecord(registry: Registry, entityName: string, text: string): RecordJudgement {
  const bar = (because: string, what = text.slice(0, 100)): RecordJudgement => ({ is: 'barred', what, because });
  if (text.length > maxStoredRecordBytes) return bar('Larger than a record can be');
  const given = parse(text);
  if (given === null) return bar('Not readable');
  const { id, [deletedField]: mark, ...values } = given;
  const entity = findEntity(registry, entityName);
  if (entity === undefined) return bar(`Of a kind this version does not know (“${entityName.slice(0, 40)}”)`);
  const names = Object.keys(values);
  if (names.length > maxFieldsPerRecord || !names.every((name) => fieldNamePattern.test(name)))
    return bar('With fields that no record has');
  const barTitled = (because: string) => bar(because, recordTitle(entityName, readValues(entity, values)));
  if (typeof id !== 'string' || !recordIdPattern.test(id)) return barTitled('Without an id that Holdfast gives');
  if (mark === true) return { is: 'deleted' };
  // A position that earlier versions took is nobody's work: the record goes to the end of its list.
  if (refuseValue(entity, positionField, values[positionField]) !== null) delete values[positionField];
  for (const [name, value] of Object.entries(values)) {
    const reason = refuseUnstorable(value) ?? refuseValue(entity, name, value);
    if (reason !== null) return barTitled(`${storedFieldWords({ registry }, entityName, name)}: ${reason}`);
  }
  return { is: 'good', record: { entity: entityName, id, values } };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
