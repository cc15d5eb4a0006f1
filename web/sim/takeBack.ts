/** Taking a deed back: what it still stands for goes back, what somebody changed since stays as it is [FO1]. */
import { readValue } from '@holdfast/shared/entities/defineEntity';
import type { Row } from '../src/data/database.ts';
import { type UndoOutcome, undoDeeds } from '../src/data/history/undoDeeds.ts';
import { sameValue } from '../src/data/sameValue.ts';
import type { Deed } from '../src/data/write.ts';
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRow } from './deletions.ts';
import { releases } from './releases.ts';
import type { Page } from './simWorker.ts';
import { fieldKey } from './storage.ts';
import { type Seen, type Turn, witness } from './witness.ts';

export async function takeBack(turn: Turn, page: Page, deed: Deed): Promise<void> {
  const { entity, id } = deed;
  const seen = await witness(turn, page, {
    entity,
    id,
    words: `undo of ${Object.keys(deed.fields)}`,
    fields: (before) => [...stillOf(turn, deed, before), ...(deed.isNew ? ['deleted'] : [])],
    act: () => undoDeeds(page.device, [deed]),
  });
  if (seen !== null) checkUndone(turn, deed, seen);
}

/** What is still as the deed left it: of a record that somebody else has deleted since, nothing is. */
function stillOf({ run }: Turn, { entity, id, fields }: Deed, row: Row | undefined): string[] {
  const isStill = (name: string) =>
    run.oracle.isStill(fieldKey(entity, id, name), fields[name]?.stamp ?? '', row?.stamps[name]);
  const still = Object.keys(fields).filter(isStill);
  return isDeletedRow(row) && !still.includes('deleted') ? [] : still;
}

function checkUndone(turn: Turn, deed: Deed, { before, after, outcome }: Seen<UndoOutcome>): void {
  if (!outcome.ok) return;
  const where = `${deed.entity} ${deed.id}`;
  const still = stillOf(turn, deed, before);
  const left = Object.keys(deed.fields).filter((name) => !still.includes(name));
  const said = outcome.left.flatMap(({ fields }) => fields);
  if (String(said.sort()) !== String(left.sort()))
    throw new Broken('FO1', `undone on ${where}: ${left} is not the deed's any more, it says ${said}`);
  if (left.length > 0) turn.run.struck('undone_in_part');
  if (still.length === 0) return;
  turn.run.struck('undone');
  if (deed.isNew && left.length === 0) {
    if (!isDeletedRow(after)) throw new Broken('FO1', `${where} was made by a deed that is undone, and it is there`);
    return;
  }
  const definition = releases[turn.device.release][deed.entity as 'todo'];
  for (const name of still) {
    const was = deed.fields[name]?.before ?? readValue(definition, {}, name);
    const is = name === 'deleted' ? isDeletedRow(after) : after?.values[name];
    if (!sameValue(is, was)) throw new Broken('FO1', `${name} of ${where} did not go back to ${JSON.stringify(was)}`);
  }
}
