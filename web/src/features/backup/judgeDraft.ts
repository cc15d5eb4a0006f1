/** What was typed and not saved, as a copy has it: offered again where it can be, and left out where it cannot. Pure. */
import { findEntity, type Registry } from '@holdfast/shared/entities/defineEntity';
import { maxFieldsPerRecord, maxStoredRecordBytes } from '@holdfast/shared/protocol/limits';
import { fieldNamePattern, recordIdPattern } from '@holdfast/shared/protocol/namePatterns';
import { refuseUnstorable } from '@holdfast/shared/protocol/storable';
import type { DraftRow } from '../../data/database.ts';

type Given = Partial<Record<keyof DraftRow, unknown>> | null;

export function judgeDrafts(registry: Registry, text: string): DraftRow[] {
  const given = parse(text);
  return (Array.isArray(given) ? given : []).filter((each): each is DraftRow => isDraft(registry, each as Given));
}

function isDraft(registry: Registry, given: Given): boolean {
  if (typeof given !== 'object' || given === null || refuseUnstorable(given) !== null) return false;
  const { id, entity, record, isNew, typed, at } = given;
  return (
    typeof id === 'string' &&
    typeof entity === 'string' &&
    findEntity(registry, entity) !== undefined &&
    typeof record === 'string' &&
    recordIdPattern.test(record) &&
    typeof isNew === 'boolean' &&
    Number.isSafeInteger(at) &&
    isTyped(typed)
  );
}

function isTyped(typed: unknown): boolean {
  if (typeof typed !== 'object' || typed === null) return false;
  const fields = Object.entries(typed as Record<string, { text?: unknown; from?: unknown } | null>);
  return (
    fields.length <= maxFieldsPerRecord &&
    JSON.stringify(typed).length <= maxStoredRecordBytes &&
    fields.every(
      ([name, field]) =>
        fieldNamePattern.test(name) && typeof field?.text === 'string' && typeof field.from === 'string',
    )
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
