/** Taking an action back: each field returns to what it was, but only where it is still as the action left it. */
import { parseStamp, type Stamp } from '@holdfast/shared/clock/stamp';
import { findEntity } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Row } from './database.ts';
import type { Device } from './device.ts';
import { type Deed, inOneTransaction, type Write, type WriteOutcome, writeStored } from './write.ts';

export interface LeftAlone {
  entity: string;
  id: string;
  /** By the names code uses. */
  fields: string[];
}

/** `left`: what somebody has changed since, so that it stays as it is. */
export type UndoOutcome = (Extract<WriteOutcome, { ok: true }> & { left: readonly LeftAlone[] }) | Failed;
type Failed = Exclude<WriteOutcome, { ok: true }>;

/** A new action with stamps of its own; it can be undone in turn. */
export async function undoDeeds(device: Device, deeds: readonly Deed[]): Promise<UndoOutcome> {
  const { db } = device;
  const entities = [...new Set(deeds.map(({ entity }) => entity))];
  return inOneTransaction(device, entities, async () => {
    const plans = await Promise.all(
      deeds.map(async (deed) => planUndo(device, deed, await db.rows(deed.entity).get(deed.id))),
    );
    const left = plans.map(({ left }) => left).filter(({ fields }) => fields.length > 0);
    const outcome = await writeStored(
      device,
      plans.map(({ write }) => write),
    );
    return outcome.ok ? { ...outcome, left } : outcome;
  });
}

function planUndo({ registry }: Device, deed: Deed, row: Row | undefined): { write: Write; left: LeftAlone } {
  const { entity: name, id } = deed;
  const entity = findEntity(registry, name);
  const values: Record<string, unknown> = {};
  const fields: string[] = [];
  for (const [field, { before, stamp }] of Object.entries(deed.fields)) {
    const stored = row?.stamps[field];
    const definition = entity?.storedFields.get(field);
    if (stored === undefined || !isStillOf(stamp, stored)) fields.push(definition?.name ?? field);
    else values[field] = before === undefined ? (definition?.fallback ?? null) : before;
  }
  // A record that the action made goes away again, unless somebody has worked on it since.
  const isWhole = deed.isNew && fields.length === 0;
  return {
    write: { entity: name, id, values: isWhole ? { [deletedField]: true } : values },
    left: { entity: name, id, fields },
  };
}

/** A stamp that the server pulled back [HLC3] is still the action's: only its milliseconds are others. */
function isStillOf(given: Stamp, stored: Stamp): boolean {
  if (stored === given) return true;
  const [mine, now] = [parseStamp(given), parseStamp(stored)];
  return now.node === mine.node && now.counter === mine.counter && now.millis < mine.millis;
}
