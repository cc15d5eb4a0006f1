/** Taking an action back: each field returns to what it was, but only where it is still as the action left it. */
import { parseStamp, type Stamp } from '@holdfast/shared/clock/stamp';
import { findEntity } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow, type Row } from '../database.ts';
import type { Device } from '../device.ts';
import { readPresent } from '../readPresent.ts';
import { keyOf } from '../recordName.ts';
import { sameValue } from '../sameValue.ts';
import type { Deed, Failed, Write, WriteOutcome } from '../write.ts';
import { writeInSlices } from '../writeInSlices.ts';
import type { NewAction } from './actions.ts';

export interface LeftAlone {
  entity: string;
  id: string;
  /** By the names code uses. */
  fields: string[];
}

/** `left`: what somebody has changed since, so that it stays as it is. */
export type UndoOutcome = (Extract<WriteOutcome, { ok: true }> & { left: readonly LeftAlone[] }) | Failed;

/** A new action with stamps of its own; it can be undone in turn. */
export async function undoDeeds(device: Device, deeds: Iterable<Deed>, action: NewAction = {}): Promise<UndoOutcome> {
  const left: LeftAlone[] = [];
  const outcome = await writeInSlices(device, {
    entities: Object.keys(device.registry),
    items: deeds,
    async plan(slice) {
      const rows = await readRows(device, slice);
      const plans = slice.map((deed) => planUndo(device, deed, rows.get(keyOf(deed))));
      for (const plan of plans) if (plan.left.fields.length > 0) left.push(plan.left);
      return plans.map(({ write }) => write);
    },
    action: () => action,
  });
  return outcome.ok ? { ...outcome, left } : outcome;
}

/** By `keyOf`; those of each entity at once. */
async function readRows({ db }: Device, deeds: readonly Deed[]): Promise<ReadonlyMap<string, Row>> {
  const entities = [...new Set(deeds.map(({ entity }) => entity))];
  const read = async (entity: string) => {
    const ids = deeds.filter((deed) => deed.entity === entity).map(({ id }) => id);
    const rows = await readPresent(db.rows(entity), ids);
    return rows.map((row) => [keyOf({ entity, id: row.id }), row] as const);
  };
  return new Map((await Promise.all(entities.map(read))).flat());
}

function planUndo({ registry }: Device, deed: Deed, row: Row | undefined): { write: Write; left: LeftAlone } {
  const { entity: name, id, fields } = deed;
  const entity = findEntity(registry, name);
  const standing = standingFields(deed, row);
  const left = Object.keys(fields).filter((field) => !standing.includes(field));
  const before = (field: string) => {
    const was = fields[field]?.before;
    return was === undefined ? (entity?.storedFields.get(field)?.fallback ?? null) : was;
  };
  let values: Record<string, unknown> = Object.fromEntries(standing.map((field) => [field, before(field)]));
  // A record that the action made, or brought back, goes away again, unless somebody has worked on it since: then one
  // that is made stays whole, for before it there was nothing that its other fields could go back to.
  const isWhole = left.length === 0;
  if (deed.isNew) values = isWhole ? { [deletedField]: true } : {};
  else if (isWhole && deed.wasDeleted !== undefined) values[deletedField] = true;
  return {
    write: { entity: name, id, values },
    left: { entity: name, id, fields: left.map((field) => entity?.storedFields.get(field)?.name ?? field) },
  };
}

/**
 * What is still as the deed left it. Of a record that somebody has deleted since, nothing is: a value put back would be
 * later work, and bring it back [MG5].
 */
function standingFields({ fields }: Deed, row: Row | undefined): string[] {
  if (row === undefined) return [];
  const standing = Object.entries(fields).filter(([name, given]) =>
    isStillOf(given, row.stamps[name], row.values[name]),
  );
  const names = standing.map(([name]) => name);
  return isDeletedRow(row) && !names.includes(deletedField) ? [] : names;
}

/** A stamp that the server pulled back [HLC3] is still the action's: an earlier one of the same device, on the same value. */
export function isStillOf(
  { stamp, after }: Pick<Deed['fields'][string], 'stamp' | 'after'>,
  stored: Stamp | undefined,
  value: unknown,
): boolean {
  if (stored === undefined || stored >= stamp) return stored === stamp;
  return parseStamp(stored).node === parseStamp(stamp).node && sameValue(value, after);
}
